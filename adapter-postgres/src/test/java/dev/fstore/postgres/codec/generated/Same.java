package dev.fstore.postgres.codec.generated;

import io.vavr.Tuple;
import io.vavr.Value;
import io.vavr.control.Either;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether two values are equal, where arrays are if their elements are, and orders are if they are part of the type. */
public final class Same {

    private Same() {}

    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return switch (one) {
            case Record record -> other.getClass() == record.getClass() && sameComponents(record, (Record) other);
            case Object array
            when array.getClass().isArray() ->
                other.getClass() == array.getClass() && sameAll(elements(array), elements(other));
            case List<?> list -> other instanceof List<?> others && sameAll(list, others);
            case SequencedSet<?> set -> set.equals(other);
            case SortedMap<?, ?> map -> sameMaps(map, (Map<?, ?>) other);
            case SequencedMap<?, ?> map -> sameMaps(map, (Map<?, ?>) other);
            case Optional<?> optional ->
                other instanceof Optional<?> others && same(optional.orElse(null), others.orElse(null));
            case Tuple tuple -> sameAll(list(tuple.toSeq()), list(((Tuple) other).toSeq()));
            case Either<?, ?> either ->
                other instanceof Either<?, ?> others
                        && either.isLeft() == others.isLeft()
                        && (either.isLeft()
                                ? same(either.getLeft(), others.getLeft())
                                : same(either.get(), others.get()));
            case io.vavr.collection.Map<?, ?> map ->
                sameMaps(map.toJavaMap(), ((io.vavr.collection.Map<?, ?>) other).toJavaMap());
            case io.vavr.collection.Set<?> set -> set.equals(other);
            case Value<?> values -> other instanceof Value<?> others && sameAll(list(values), list(others));
            default -> Objects.equals(one, other);
        };
    }

    private static List<?> list(Iterable<?> values) {
        var list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    private static boolean sameMaps(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> same(one.get(key), other.get(key)));
    }

    private static List<?> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .toList();
    }

    private static boolean sameAll(List<?> one, List<?> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
    }

    private static boolean sameComponents(Record one, Record other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .allMatch(component -> same(value(component, one), value(component, other)));
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
