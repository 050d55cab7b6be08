package dev.fstore.postgres.codec.internal.value;

import dev.fstore.postgres.codec.internal.value.Container.Dictionary;
import dev.fstore.postgres.codec.internal.value.Container.Maybe;
import dev.fstore.postgres.codec.internal.value.Container.Pair;
import dev.fstore.postgres.codec.internal.value.Container.Sequence;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The interfaces of {@code java.util} whose implementations are equal when their elements are. */
public final class JdkContainers {

    private JdkContainers() {}

    /** By name, so that only what is used is made, see {@link Scalars#find}. */
    public static @Nullable Container<?> find(Class<?> type) {
        return switch (type.getName()) {
            case "java.util.List" ->
                new Sequence<List<Object>>(list -> list, Collections::unmodifiableList, false, false);
            case "java.util.Set" -> set(Collections::unmodifiableSet);
            case "java.util.SequencedSet" ->
                new Sequence<SequencedSet<Object>>(
                        set -> set,
                        read -> Collections.unmodifiableSequencedSet(new LinkedHashSet<>(read)),
                        true,
                        false);
            case "java.util.SortedSet", "java.util.NavigableSet" -> sorted();
            case "java.util.Map" ->
                new Dictionary<Map<Object, Object>>(
                        JdkContainers::entries,
                        read -> Collections.unmodifiableMap(map(new LinkedHashMap<>(), read)),
                        false,
                        false);
            case "java.util.SequencedMap" ->
                new Dictionary<SequencedMap<Object, Object>>(
                        JdkContainers::entries,
                        read -> Collections.unmodifiableSequencedMap(map(new LinkedHashMap<>(), read)),
                        true,
                        false);
            case "java.util.SortedMap", "java.util.NavigableMap" -> sortedMap();
            case "java.util.Optional" ->
                new Maybe<Optional<Object>>(Optional.empty(), optional -> optional.orElse(null), Optional::of);
            default -> null;
        };
    }

    private static Sequence<Set<Object>> set(UnaryOperator<Set<Object>> seal) {
        return new Sequence<>(set -> set, read -> seal.apply(new LinkedHashSet<>(read)), true, false);
    }

    private static Sequence<SortedSet<Object>> sorted() {
        return new Sequence<>(
                set -> natural(set, set.comparator()),
                read -> Collections.unmodifiableNavigableSet(new TreeSet<>(read)),
                true,
                true);
    }

    private static Dictionary<SortedMap<Object, Object>> sortedMap() {
        return new Dictionary<>(
                map -> entries(natural(map, map.comparator())),
                read -> Collections.unmodifiableNavigableMap(map(new TreeMap<>(), read)),
                false,
                true);
    }

    /** The same, unless it has an order of its own, which would be lost. */
    public static <C> C natural(C sorted, @Nullable Comparator<?> order) {
        if (order != null && !order.equals(Comparator.naturalOrder())) {
            throw new Unwritable("a collection that is sorted by a comparator of its own");
        }
        return sorted;
    }

    private static Iterable<Pair> entries(Map<Object, Object> map) {
        return map.entrySet().stream()
                .map(entry -> new Pair(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static <M extends Map<Object, Object>> M map(M map, List<Pair> pairs) {
        for (var pair : pairs) {
            map.put(pair.key(), pair.value());
        }
        requireAll(pairs, map.size());
        return map;
    }

    public static void requireAll(List<Pair> pairs, int size) {
        if (size < pairs.size()) {
            throw new Mismatch("keys that differ", "a key twice");
        }
    }
}
