package dev.fstore.domain;

import java.util.Arrays;
import java.util.List;

/**
 * The states of all parts of a combination. Get the state of one part with {@code state.of(orders)}.
 *
 * <p>Immutable if the states of the parts are. Two combined states are equal if all their states are.
 */
public final class CombinedState {

    private final List<? extends View<?, ?>> parts;
    private final Object[] states;

    private CombinedState(List<? extends View<?, ?>> parts, Object[] states) {
        this.parts = parts;
        this.states = states;
    }

    static CombinedState initial(List<? extends View<?, ?>> parts) {
        return new CombinedState(parts, parts.stream().map(View::initialState).toArray());
    }

    /**
     * Returns the state of one part.
     *
     * @param <S> state of the part
     * @param part the same decider or view object that was combined
     * @return the state that {@code part} made of its own events
     * @throws IllegalArgumentException if {@code part} does not belong to this combination
     */
    @SuppressWarnings("unchecked") // the state at a part's index came from that part
    public <S> S of(View<S, ?> part) {
        return (S) states[index(part)];
    }

    @SuppressWarnings("ReferenceEquality") // two equal parts are two parts
    private int index(View<?, ?> part) {
        for (int i = 0; i < states.length; i++) {
            if (parts.get(i) == part) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "%s is not a part of this combination; the parts are %s".formatted(part, parts));
    }

    /**
     * Returns a copy with another state of one part, to restore stored states.
     *
     * @param <S> state of the part
     * @param part the same decider or view object that was combined
     * @param state a state that {@code part} once made of its own events
     * @return a state of the whole
     * @throws IllegalArgumentException if {@code part} does not belong to this combination
     */
    public <S> CombinedState with(View<S, ?> part, S state) {
        return with(index(part), state);
    }

    /**
     * Returns the number of parts.
     *
     * @return at least one
     */
    public int size() {
        return states.length;
    }

    Object at(int part) {
        return states[part];
    }

    /** Returns a copy with another state of one part, or this object if nothing changes. */
    @SuppressWarnings("ReferenceEquality") // comparing whole states would cost more than it saves
    CombinedState with(int part, Object state) {
        if (states[part] == state) {
            return this;
        }
        var changed = states.clone();
        changed[part] = state;
        return new CombinedState(parts, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CombinedState that && Arrays.equals(states, that.states);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(states);
    }

    @Override
    public String toString() {
        return Arrays.toString(states);
    }
}
