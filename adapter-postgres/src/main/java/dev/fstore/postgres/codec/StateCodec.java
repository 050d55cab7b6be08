package dev.fstore.postgres.codec;

import dev.fstore.application.Versioned;

/**
 * Turns states into JSON and back. Implementations are thread-safe. Nothing here accepts or returns null.
 *
 * @param <S> state
 */
public interface StateCodec<S> {

    /**
     * The state as a JSON object.
     *
     * @throws IllegalArgumentException if it cannot be written as one
     */
    String encode(S state);

    /** The state that was {@link #encode encoded}. The store keeps JSON, not its letters: keys come in another order. */
    S decode(String json);

    /**
     * The usual codec: a record by Jackson; of a sealed family of records, each says which one it is, by its simple class
     * name under {@code @type}. Whatever cannot be read back, such as a record that was renamed, is an exception of
     * Jackson's.
     *
     * @throws IllegalArgumentException if {@code states} is neither, or two of the family have the same simple name
     */
    static <S> StateCodec<S> json(Class<S> states) {
        return JsonStateCodec.of(states);
    }

    /** For snapshots of such states, in {@link dev.fstore.application.SnapshottingEventRepository}. */
    static <S> StateCodec<Versioned<S>> snapshots(StateCodec<S> states) {
        return new SnapshotCodec<>(states);
    }
}
