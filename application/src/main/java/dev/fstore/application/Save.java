package dev.fstore.application;

/**
 * Saves the state that one decision leads to.
 *
 * @param stream the stream whose state is saved
 * @param expected the version of the stream when the decision was made; any other version by now is a conflict
 * @param state the new state
 * @param closes whether this state is final, so that the stream is closed for good
 */
public record Save<S>(StreamId stream, Version expected, S state, boolean closes) {

    public Save {
        if (state == null) {
            throw new IllegalArgumentException("The state to save of stream %s must not be null".formatted(stream));
        }
    }
}
