package dev.fstore.application;

import java.util.List;

/**
 * What a command led to.
 *
 * @param state the state of the command's own stream afterwards
 * @param events everything that was appended, to whichever stream, in order of the decisions per stream; empty if
 *     the command changed nothing
 */
public record Outcome<S, E>(S state, List<Recorded<E>> events) {}
