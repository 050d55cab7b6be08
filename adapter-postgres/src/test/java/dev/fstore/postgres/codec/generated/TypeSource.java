package dev.fstore.postgres.codec.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The source of records with components of every supported type, nested up to four deep, in an order that follows from the seed. */
public final class TypeSource {

    /** The sealed family that all generated events belong to. */
    public static final String FAMILY = "generated.Event";

    private static final int DEEPEST = 4;

    private static final List<String> SCALARS = List.of(
            "boolean",
            "byte",
            "short",
            "int",
            "long",
            "float",
            "double",
            "char",
            "Boolean",
            "Byte",
            "Short",
            "Integer",
            "Long",
            "Float",
            "Double",
            "Character",
            "String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.UUID",
            "java.net.URI",
            "java.util.Locale",
            "java.util.Currency",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.Duration",
            "java.time.Period",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.DayOfWeek",
            "byte[]",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.OptionalDouble",
            "generated.Suit",
            "@org.jspecify.annotations.Nullable String");

    /** With a natural order, and equal when they look the same. */
    private static final List<String> KEYS = List.of(
            "String",
            "Integer",
            "Long",
            "java.util.UUID",
            "java.time.LocalDate",
            "java.time.Instant",
            "generated.Suit",
            "java.math.BigInteger",
            "Boolean");

    private static final List<String> SEQUENCES = List.of(
            "java.util.List",
            "io.vavr.collection.List",
            "io.vavr.collection.Seq",
            "io.vavr.collection.Vector",
            "io.vavr.collection.Array",
            "io.vavr.collection.Queue",
            "io.vavr.collection.IndexedSeq",
            "io.vavr.collection.LinearSeq");

    private static final List<String> SETS = List.of(
            "java.util.Set",
            "java.util.SequencedSet",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "io.vavr.collection.Set",
            "io.vavr.collection.HashSet",
            "io.vavr.collection.LinkedHashSet",
            "io.vavr.collection.SortedSet",
            "io.vavr.collection.TreeSet");

    private static final List<String> MAPS = List.of(
            "java.util.Map",
            "java.util.SequencedMap",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "io.vavr.collection.Map",
            "io.vavr.collection.HashMap",
            "io.vavr.collection.LinkedHashMap",
            "io.vavr.collection.SortedMap",
            "io.vavr.collection.TreeMap");

    private final SplittableRandom random;
    private final Map<String, String> sources = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private int nested = 0;

    public TypeSource(long seed) {
        random = new SplittableRandom(seed);
        sources.put("generated.Suit", """
                package generated;
                public enum Suit {
                    HEARTS, SPADES { @Override public String toString() { return "spades!"; } };
                    @Override public String toString() { return "a suit"; }
                }
                """);
        sources.put("generated.Box", "package generated; public record Box<T>(T it, java.util.List<T> more) {}");
    }

    /** All sources, of so many events. */
    public Map<String, String> events(int count) {
        for (int i = 0; i < count; i++) {
            events.add("E" + i);
            sources.put("generated.E" + i, record("E" + i, "Event", DEEPEST));
        }
        sources.put(
                FAMILY,
                "package generated; public sealed interface Event permits %s {}".formatted(String.join(", ", events)));
        return sources;
    }

    /** A record that somebody else has made. */
    void add(String name, String source) {
        sources.put(name, source);
    }

    Map<String, String> sources() {
        return sources;
    }

    private String record(String name, String parent, int depth) {
        var components = IntStream.rangeClosed(0, random.nextInt(7))
                .mapToObj(i -> type(depth) + " c" + i)
                .collect(Collectors.joining(", "))
                .replaceFirst("\\[\\] (c\\d)$", "... $1"); // of variable arity
        return "package generated; public record %s(%s) implements %s {}".formatted(name, components, parent);
    }

    /** Any supported type of a component. */
    String type(int depth) {
        if (depth <= 1) {
            return any(SCALARS);
        }
        return switch (random.nextInt(14)) {
            case 0 -> "%s<%s>".formatted(any(SEQUENCES), argument(depth));
            case 1 -> "%s<%s>".formatted(any(SETS), any(KEYS));
            case 2 -> "%s<%s, %s>".formatted(any(MAPS), any(KEYS), argument(depth));
            case 3 -> "java.util.Optional<%s>".formatted(present(depth));
            case 4 -> "io.vavr.control.Option<%s>".formatted(present(depth));
            case 5 -> "io.vavr.control.Either<%s, %s>".formatted(argument(depth), argument(depth));
            case 6 -> tuple(depth);
            case 7 -> "generated.Box<%s>".formatted(argument(depth));
            case 8 -> family(depth);
            case 9 -> nested(depth);
            case 10 -> plain(depth) + "[]";
            default -> any(SCALARS);
        };
    }

    private String tuple(int depth) {
        int size = random.nextInt(9);
        return size == 0
                ? "io.vavr.Tuple0"
                : "io.vavr.Tuple%s<%s>"
                        .formatted(
                                size,
                                IntStream.range(0, size)
                                        .mapToObj(i -> argument(depth))
                                        .collect(Collectors.joining(", ")));
    }

    private String nested(int depth) {
        String name = "N" + nested++;
        sources.put("generated." + name, record(name, "java.io.Serializable", depth - 1));
        return "generated." + name;
    }

    private String family(int depth) {
        String name = "F" + nested++;
        sources.put(
                "generated." + name,
                "package generated; public sealed interface %s permits %sA, %sB {}".formatted(name, name, name));
        sources.put("generated." + name + "A", record(name + "A", name, depth - 1));
        sources.put("generated." + name + "B", record(name + "B", name, depth - 1));
        return "generated." + name;
    }

    /** Of an array, whose annotation would say something else. */
    private String plain(int depth) {
        String type = type(depth - 1);
        return type.startsWith("@") ? "String" : type;
    }

    /** A type argument, which is no primitive. */
    String argument(int depth) {
        String type = type(depth - 1);
        return Character.isLowerCase(type.charAt(0)) && type.indexOf('.') < 0 && !type.endsWith("[]") ? "String" : type;
    }

    private String present(int depth) {
        String type = argument(depth);
        return type.startsWith("@") || type.contains("util.Optional") || type.contains("control.Option<")
                ? "String"
                : type;
    }

    private String any(List<String> types) {
        return types.get(random.nextInt(types.size()));
    }
}
