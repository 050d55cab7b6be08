package dev.fstore.postgres.codec.generated;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Collections of each supported class. */
final class RandomCollections {

    private RandomCollections() {}

    static Object of(Class<?> raw, List<Object> elements) {
        return switch (raw.getName()) {
            case "java.util.List" -> new ArrayList<>(elements);
            case "java.util.Set", "java.util.SequencedSet" -> new LinkedHashSet<>(elements);
            case "java.util.SortedSet", "java.util.NavigableSet" -> new TreeSet<>(elements);
            case "io.vavr.collection.List", "io.vavr.collection.Seq" -> io.vavr.collection.List.ofAll(elements);
            case "io.vavr.collection.Vector", "io.vavr.collection.IndexedSeq" ->
                io.vavr.collection.Vector.ofAll(elements);
            case "io.vavr.collection.Array" -> io.vavr.collection.Array.ofAll(elements);
            case "io.vavr.collection.Queue", "io.vavr.collection.LinearSeq" -> io.vavr.collection.Queue.ofAll(elements);
            case "io.vavr.collection.Set", "io.vavr.collection.HashSet" -> io.vavr.collection.HashSet.ofAll(elements);
            case "io.vavr.collection.LinkedHashSet" -> io.vavr.collection.LinkedHashSet.ofAll(elements);
            case "io.vavr.collection.SortedSet", "io.vavr.collection.TreeSet" -> sorted(elements);
            default -> throw new IllegalArgumentException(raw.getName());
        };
    }

    private static Object sorted(List<?> elements) {
        return io.vavr.collection.TreeSet.ofAll(comparable(elements));
    }

    @SuppressWarnings("unchecked") // as their types say
    private static List<Comparable<Object>> comparable(List<?> elements) {
        return (List<Comparable<Object>>) elements;
    }

    static Object map(Class<?> raw, List<Object> keys, List<Object> values) {
        var map = new LinkedHashMap<Object, Object>();
        IntStream.range(0, keys.size()).forEach(i -> map.put(keys.get(i), values.get(i)));
        List<Tuple2<Object, Object>> entries =
                map.entrySet().stream().map(Tuple::fromEntry).toList();
        return switch (raw.getName()) {
            case "java.util.Map", "java.util.SequencedMap" -> map;
            case "java.util.SortedMap", "java.util.NavigableMap" -> new TreeMap<>(map);
            case "io.vavr.collection.Map", "io.vavr.collection.HashMap" ->
                io.vavr.collection.HashMap.ofEntries(entries);
            case "io.vavr.collection.LinkedHashMap" -> io.vavr.collection.LinkedHashMap.ofEntries(entries);
            case "io.vavr.collection.SortedMap", "io.vavr.collection.TreeMap" -> sortedMap(entries);
            default -> throw new IllegalArgumentException(raw.getName());
        };
    }

    private static Object sortedMap(List<Tuple2<Object, Object>> entries) {
        io.vavr.collection.SortedMap<Comparable<Object>, Object> sorted = io.vavr.collection.TreeMap.empty();
        for (var entry : entries) {
            sorted = sorted.put(comparable(List.of(entry._1)).getFirst(), entry._2);
        }
        return sorted;
    }
}
