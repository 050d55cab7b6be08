package dev.fstore.postgres.codec;

import dev.fstore.application.Versioned;
import dev.fstore.domain.CombinedState;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.mapping.TypeRules;
import io.vavr.Tuple2;

/**
 * Turns states into JSON and back. Implementations are thread-safe. Nothing here accepts or returns null.
 *
 * @param <S> state
 */
public interface StateCodec<S> {

    /**
     * Encodes a state as a JSON object.
     *
     * @throws UnstorableValueException if it could not be read back equal
     */
    String encode(S state);

    /**
     * Decodes a state that was {@link #encode encoded}. The store may have changed the order of the keys.
     *
     * @throws UndecodableException if it is JSON of something else
     */
    S decode(String json);

    /** Returns a text that changes whenever states are encoded differently. */
    String fingerprint();

    /**
     * The usual codec: a record, or a sealed family of records of which each says which one it is, by its simple class name
     * under {@code @type}. Building it fails if a type has no exact mapping, so every stored state can be read.
     *
     * @throws IllegalArgumentException if {@code states} is neither, or two of the family have the same simple name
     * @throws dev.fstore.postgres.codec.mapping.UnsupportedTypeException if a component could not be read back
     */
    static <S> StateCodec<S> json(Class<S> states) {
        return json(states, TypeRules.usual());
    }

    /** The usual codec with rules for the types that the states are made of. */
    static <S> StateCodec<S> json(Class<S> states, TypeRules rules) {
        return JsonStateCodec.of(states, rules);
    }

    /**
     * Begins the codec of a {@linkplain dev.fstore.domain.Decider#combine combined} decider or view: add the codec of each part.
     *
     * @param whole the very decider or view whose states these are
     */
    static CombinedStates combined(View<CombinedState, ?> whole) {
        return CombinedStates.of(whole);
    }

    /** For states of {@linkplain dev.fstore.domain.Decider#merge merged} deciders. */
    static <S1, S2> StateCodec<Tuple2<S1, S2>> merged(StateCodec<S1> first, StateCodec<S2> second) {
        return new MergedStateCodec<>(first, second);
    }

    /** For snapshots of such states, in {@link dev.fstore.application.SnapshottingEventRepository}. */
    static <S> StateCodec<Versioned<S>> snapshots(StateCodec<S> states) {
        return new SnapshotCodec<>(states);
    }
}
