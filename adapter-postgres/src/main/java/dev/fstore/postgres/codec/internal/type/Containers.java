package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Container;
import dev.fstore.postgres.codec.internal.value.Container.Dictionary;
import dev.fstore.postgres.codec.internal.value.Container.Maybe;
import dev.fstore.postgres.codec.internal.value.Container.Pair;
import dev.fstore.postgres.codec.internal.value.Container.Sequence;
import dev.fstore.postgres.codec.internal.value.Container.Tuple;
import dev.fstore.postgres.codec.internal.value.EitherMapping;
import dev.fstore.postgres.codec.internal.value.Floats;
import dev.fstore.postgres.codec.internal.value.JdkContainers;
import dev.fstore.postgres.codec.internal.value.MapMapping;
import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Numbers;
import dev.fstore.postgres.codec.internal.value.OptionalMapping;
import dev.fstore.postgres.codec.internal.value.SequenceMapping;
import dev.fstore.postgres.codec.internal.value.TextMapping;
import dev.fstore.postgres.codec.internal.value.TupleMapping;
import dev.fstore.postgres.codec.internal.value.VavrContainers;
import io.vavr.control.Either;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The mappings of arrays and generic containers. */
final class Containers {

    private Containers() {}

    static @Nullable Mapping<?> find(Mappings mappings, String path, ResolvedType type) {
        var raw = type.raw();
        if (raw.isArray()) {
            return array(mappings.of(path + "[]", () -> type.argument(0)), raw.getComponentType());
        }
        if (raw == Either.class) {
            return new EitherMapping(
                    mappings.of(path + ".left", () -> type.argument(0)),
                    mappings.of(path + ".right", () -> type.argument(1)));
        }
        var optional = primitiveOptional(raw);
        if (optional != null) {
            return optional;
        }
        var container = raw.getName().startsWith("io.vavr.") ? VavrContainers.ALL.get(raw) : JdkContainers.find(raw);
        return container == null ? null : mapping(mappings, path, type, container);
    }

    private static <C> Mapping<C> mapping(Mappings mappings, String path, ResolvedType type, Container<C> container) {
        return switch (container) {
            case Sequence<C> sequence ->
                new SequenceMapping<>(
                        mappings.of(
                                path + "[]", () -> element(type.argument(0), sequence.isSet(), sequence.isSorted())),
                        sequence.parts(),
                        sequence.build(),
                        sequence.isSet());
            case Dictionary<C> map -> map(mappings, path, type, map);
            case Maybe<C> maybe ->
                new OptionalMapping<>(
                        mappings.of(path, () -> present(type.argument(0))), maybe.empty(), maybe.value(), maybe.of());
            case Tuple<C> tuple ->
                new TupleMapping<>(
                        IntStream.range(0, type.arguments().size())
                                .mapToObj(i -> mappings.of(path + "._" + (i + 1), () -> type.argument(i)))
                                .toList(),
                        tuple.parts(),
                        tuple.build());
        };
    }

    private static ResolvedType element(ResolvedType type, boolean isSet, boolean isSorted) {
        if (isSet && type.raw().isArray()) {
            throw new Refused("arrays, which are never equal, in a set or as keys", "use List as the element");
        }
        if (isSorted && (type.isNullable() || !Comparable.class.isAssignableFrom(type.raw()))) {
            throw new Refused(
                    "a sorted collection of %s, which has no natural order".formatted(type), "use Set or Map");
        }
        return type;
    }

    private static ResolvedType present(ResolvedType type) {
        if (type.isNullable()
                || List.of("Optional", "Option", "OptionalInt", "OptionalLong", "OptionalDouble")
                        .contains(type.raw().getSimpleName())) {
            throw new Refused("an optional of %s: two ways to be empty".formatted(type), "use one optional");
        }
        return type;
    }

    private static <C> Mapping<C> map(Mappings mappings, String path, ResolvedType type, Dictionary<C> map) {
        var keys = mappings.of(path + ".key", () -> element(type.argument(0), true, map.isSorted()));
        var values = mappings.of(path + "{}", () -> type.argument(1));
        if (keys instanceof TextMapping<Object> text && !map.hasOrder()) {
            return new MapMapping<>(text, values, map.entries(), map.build());
        }
        var pair = new TupleMapping<>(List.of(keys, values), Pair::parts, parts -> new Pair(parts[0], parts[1]));
        return new SequenceMapping<>(
                erased(pair),
                map.entries(),
                read -> map.build().apply(read.stream().map(Pair.class::cast).toList()),
                false);
    }

    @SuppressWarnings("unchecked") // whose values are pairs
    private static Mapping<Object> erased(TupleMapping<?> pair) {
        return (Mapping<Object>) (Mapping<?>) pair;
    }

    private static Mapping<Object> array(Mapping<Object> elements, Class<?> component) {
        return new SequenceMapping<>(elements, Containers::asList, read -> toArray(component, read), false);
    }

    private static List<?> asList(Object array) {
        return array instanceof Object[] objects
                ? Arrays.asList(objects)
                : IntStream.range(0, Array.getLength(array))
                        .mapToObj(i -> Array.get(array, i))
                        .toList();
    }

    private static Object toArray(Class<?> component, List<Object> read) {
        var array = Array.newInstance(component, read.size());
        for (int i = 0; i < read.size(); i++) {
            Array.set(array, i, read.get(i));
        }
        return array;
    }

    private static @Nullable Mapping<?> primitiveOptional(Class<?> raw) {
        if (raw == OptionalInt.class) {
            return new OptionalMapping<OptionalInt, Integer>(
                    Numbers.INTEGER,
                    OptionalInt.empty(),
                    value -> value.isPresent() ? value.getAsInt() : null,
                    OptionalInt::of);
        }
        if (raw == OptionalLong.class) {
            return new OptionalMapping<OptionalLong, Long>(
                    Numbers.LONG,
                    OptionalLong.empty(),
                    value -> value.isPresent() ? value.getAsLong() : null,
                    OptionalLong::of);
        }
        if (raw == OptionalDouble.class) {
            return new OptionalMapping<OptionalDouble, Double>(
                    Floats.DOUBLE,
                    OptionalDouble.empty(),
                    value -> value.isPresent() ? value.getAsDouble() : null,
                    OptionalDouble::of);
        }
        return null;
    }
}
