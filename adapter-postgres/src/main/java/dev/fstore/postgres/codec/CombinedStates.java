package dev.fstore.postgres.codec;

import dev.fstore.domain.CombinedState;
import dev.fstore.domain.View;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A builder of the codec of a combination's states: each part's states have a name of their own. Made by {@link
 * StateCodec#combined}; immutable.
 */
public final class CombinedStates {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final View<CombinedState, ?> whole;
    private final List<CombinedStateCodec.Part<?>> parts;

    private CombinedStates(View<CombinedState, ?> whole, List<CombinedStateCodec.Part<?>> parts) {
        this.whole = whole;
        this.parts = parts;
    }

    static CombinedStates of(View<CombinedState, ?> whole) {
        return new CombinedStates(whole, List.of());
    }

    /**
     * Returns a copy that also knows the states of this part.
     *
     * @param name of its member in JSON: letters and digits
     * @param part the very decider or view that was combined
     * @throws IllegalArgumentException if it is no part of the combination, or it or its name is there already
     */
    public <S> CombinedStates and(String name, View<S, ?> part, StateCodec<S> codec) {
        whole.initialState().of(part);
        if (!NAME.matcher(name).matches()
                || parts.stream().anyMatch(each -> each.name().equals(name) || isSame(each.view(), part))) {
            throw new IllegalArgumentException(
                    "Each part of a combined state needs one name of its own out of letters and digits; this one is called %s, others %s"
                            .formatted(name, CombinedStateCodec.names(parts)));
        }
        var more = new ArrayList<>(parts);
        more.add(new CombinedStateCodec.Part<>(name, part, codec));
        return new CombinedStates(whole, List.copyOf(more));
    }

    @SuppressWarnings("ReferenceEquality") // two equal parts are two parts
    private static boolean isSame(View<?, ?> one, View<?, ?> other) {
        return one == other;
    }

    /**
     * Returns the codec of the whole.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public StateCodec<CombinedState> codec() {
        int size = whole.initialState().size();
        if (parts.size() < size) {
            throw new IllegalArgumentException(
                    "The combination has %s parts, but only %s have a codec: %s. Add the others with and(…)"
                            .formatted(size, parts.size(), CombinedStateCodec.names(parts)));
        }
        return new CombinedStateCodec(whole, parts);
    }
}
