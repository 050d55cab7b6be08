package dev.fstore.application;

/**
 * What one decision makes of one stored state.
 *
 * @param stream the stream
 * @param expected how far the stream had come when the decision was made; another version by now is a conflict
 * @param state the state from now on
 * @param closes whether it is the last one ever
 */
public record Save<S>(StreamId stream, Version expected, S state, boolean closes) {}
