package dev.fstore.application;

import java.util.List;

/**
 * The result of a command.
 *
 * @param state the state of the command's own stream afterwards
 * @param events all appended events, of all streams, in the order of the decisions per stream; empty if the command
 *     changed nothing
 */
public record Outcome<S, E>(S state, List<Recorded<E>> events) {}
