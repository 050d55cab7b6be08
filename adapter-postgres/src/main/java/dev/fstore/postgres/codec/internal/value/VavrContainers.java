package dev.fstore.postgres.codec.internal.value;

import dev.fstore.postgres.codec.internal.value.Container.Dictionary;
import dev.fstore.postgres.codec.internal.value.Container.Maybe;
import dev.fstore.postgres.codec.internal.value.Container.Pair;
import dev.fstore.postgres.codec.internal.value.Container.Sequence;
import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple1;
import io.vavr.Tuple2;
import io.vavr.Tuple3;
import io.vavr.Tuple4;
import io.vavr.Tuple5;
import io.vavr.Tuple6;
import io.vavr.Tuple7;
import io.vavr.Tuple8;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.IndexedSeq;
import io.vavr.collection.LinearSeq;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Vavr's collections, but lazy ones, {@code Option} and tuples. */
public final class VavrContainers {

    public static final java.util.Map<Class<?>, Container<?>> ALL = all();

    private static final Comparator<?> NATURAL = TreeSet.<Integer>empty().comparator();

    private VavrContainers() {}

    private static java.util.Map<Class<?>, Container<?>> all() {
        var all = new java.util.HashMap<Class<?>, Container<?>>();
        sequences(all);
        maps(all);
        all.put(Option.class, new Maybe<Option<Object>>(Option.none(), VavrContainers::value, Option::some));
        all.put(Tuple0.class, tuple(unused -> Tuple.empty()));
        all.put(Tuple1.class, tuple(part -> new Tuple1<>(part[0])));
        all.put(Tuple2.class, tuple(part -> new Tuple2<>(part[0], part[1])));
        all.put(Tuple3.class, tuple(part -> new Tuple3<>(part[0], part[1], part[2])));
        all.put(Tuple4.class, tuple(part -> new Tuple4<>(part[0], part[1], part[2], part[3])));
        all.put(Tuple5.class, tuple(part -> new Tuple5<>(part[0], part[1], part[2], part[3], part[4])));
        all.put(Tuple6.class, tuple(part -> new Tuple6<>(part[0], part[1], part[2], part[3], part[4], part[5])));
        all.put(
                Tuple7.class,
                tuple(part -> new Tuple7<>(part[0], part[1], part[2], part[3], part[4], part[5], part[6])));
        all.put(
                Tuple8.class,
                tuple(part -> new Tuple8<>(part[0], part[1], part[2], part[3], part[4], part[5], part[6], part[7])));
        return java.util.Map.copyOf(all);
    }

    private static void sequences(java.util.Map<Class<?>, Container<?>> all) {
        all.put(Seq.class, list(List::ofAll));
        all.put(LinearSeq.class, list(List::ofAll));
        all.put(List.class, list(List::ofAll));
        all.put(Queue.class, list(Queue::ofAll));
        all.put(IndexedSeq.class, list(Vector::ofAll));
        all.put(Vector.class, list(Vector::ofAll));
        all.put(Array.class, list(Array::ofAll));
        all.put(Set.class, set(LinkedHashSet::ofAll));
        all.put(LinkedHashSet.class, set(LinkedHashSet::ofAll));
        all.put(HashSet.class, set(HashSet::ofAll));
        all.put(SortedSet.class, sorted());
        all.put(TreeSet.class, sorted());
    }

    private static void maps(java.util.Map<Class<?>, Container<?>> all) {
        all.put(Map.class, map(LinkedHashMap::ofEntries, false));
        all.put(HashMap.class, map(HashMap::ofEntries, false));
        all.put(LinkedHashMap.class, map(LinkedHashMap::ofEntries, true));
        all.put(SortedMap.class, sortedMap());
        all.put(TreeMap.class, sortedMap());
    }

    private static <C extends Iterable<Object>> Sequence<C> list(Function<java.util.List<Object>, C> build) {
        return new Sequence<>(sequence -> sequence, build, false, false);
    }

    private static <C extends Iterable<Object>> Sequence<C> set(Function<java.util.List<Object>, C> build) {
        return new Sequence<>(set -> set, build, true, false);
    }

    private static Sequence<SortedSet<Object>> sorted() {
        return new Sequence<>(
                set -> natural(set, set.comparator()), read -> TreeSet.ofAll(natural(), read), true, true);
    }

    private static <C extends Map<Object, Object>> Dictionary<C> map(
            Function<java.util.List<Tuple2<Object, Object>>, C> build, boolean hasOrder) {
        return new Dictionary<>(
                VavrContainers::entries, read -> complete(build.apply(tuples(read)), read), hasOrder, false);
    }

    private static Dictionary<SortedMap<Object, Object>> sortedMap() {
        return new Dictionary<>(
                map -> entries(natural(map, map.comparator())),
                read -> complete(TreeMap.ofEntries(natural(), tuples(read)), read),
                false,
                true);
    }

    /** Of keys that are comparable, as their type says. */
    @SuppressWarnings("unchecked")
    private static Comparator<Object> natural() {
        return (Comparator<Object>) NATURAL;
    }

    private static <C> C natural(C sorted, Comparator<?> order) {
        return order.equals(NATURAL) ? sorted : JdkContainers.natural(sorted, order);
    }

    private static Iterable<Pair> entries(Map<Object, Object> map) {
        return map.iterator().map(entry -> new Pair(entry._1, entry._2));
    }

    private static java.util.List<Tuple2<Object, Object>> tuples(java.util.List<Pair> pairs) {
        return pairs.stream().map(pair -> Tuple.of(pair.key(), pair.value())).toList();
    }

    private static <C extends Map<Object, Object>> C complete(C map, java.util.List<Pair> pairs) {
        JdkContainers.requireAll(pairs, map.size());
        return map;
    }

    private static @Nullable Object value(Option<Object> option) {
        if (option.isEmpty()) {
            return null;
        }
        Object value = option.get();
        if (value == null) {
            throw new Unwritable("an Option that is not empty and has null in it");
        }
        return value;
    }

    private static Container.Tuple<Tuple> tuple(Function<Object[], Tuple> build) {
        return new Container.Tuple<>(Tuple::toSeq, build);
    }
}
