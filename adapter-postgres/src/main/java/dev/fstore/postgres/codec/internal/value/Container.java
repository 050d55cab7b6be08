package dev.fstore.postgres.codec.internal.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a generic class is taken apart and put together.
 *
 * @param <C> the class
 */
public sealed interface Container<C> {

    /**
     * Lists and sets.
     *
     * @param isSet whether no element may be there twice
     * @param isSorted whether elements must be comparable
     */
    record Sequence<C>(
            Function<? super C, ? extends Iterable<?>> parts,
            Function<List<Object>, ? extends C> build,
            boolean isSet,
            boolean isSorted)
            implements Container<C> {}

    /**
     * Maps.
     *
     * @param entries of key and value
     * @param hasOrder whether two maps with other orders are two
     * @param isSorted whether keys must be comparable
     */
    record Dictionary<C>(
            Function<? super C, ? extends Iterable<Pair>> entries,
            Function<List<Pair>, ? extends C> build,
            boolean hasOrder,
            boolean isSorted)
            implements Container<C> {}

    /** Containers of at most one value. */
    record Maybe<C>(C empty, Function<? super C, ? extends @Nullable Object> value, Function<Object, C> of)
            implements Container<C> {}

    /** Tuples. */
    record Tuple<C>(Function<? super C, ? extends Iterable<?>> parts, Function<Object[], C> build)
            implements Container<C> {}

    /** Key and value. */
    record Pair(Object key, Object value) {

        public static List<Object> parts(Pair pair) {
            var parts = new ArrayList<Object>(2);
            parts.add(pair.key);
            parts.add(pair.value);
            return parts;
        }
    }
}
