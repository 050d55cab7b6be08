package dev.fstore.postgres.codec.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The source of records that look like the supported ones, but for one component somewhere inside. */
public final class UnsupportedSource {

    /** Types that no codec can read back as they were written. */
    private static final List<String> UNSUPPORTED = List.of(
            "Object",
            "Number",
            "CharSequence",
            "Comparable<String>",
            "Runnable",
            "Thread",
            "Class<?>",
            "Iterable<String>",
            "java.io.Serializable",
            "java.util.List",
            "java.util.List<?>",
            "java.util.List<? super String>",
            "java.util.Map<String, ?>",
            "java.util.Map",
            "java.util.Collection<String>",
            "java.util.ArrayList<String>",
            "java.util.HashMap<String, String>",
            "java.util.EnumMap<generated.Suit, String>",
            "java.util.Date",
            "java.sql.Timestamp",
            "java.util.Calendar",
            "java.util.Iterator<String>",
            "java.util.stream.Stream<String>",
            "java.util.Optional<java.util.Optional<String>>",
            "java.util.Optional",
            "java.util.Optional<Object>",
            "java.util.Map<byte[], String>",
            "java.util.Set<int[]>",
            "java.util.SortedSet<java.util.Locale>",
            "java.util.SortedMap<java.util.List<String>, String>",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.function.Function<String, String>",
            "io.vavr.collection.Stream<String>",
            "io.vavr.collection.Iterator<String>",
            "io.vavr.collection.Traversable<String>",
            "io.vavr.collection.List<?>",
            "io.vavr.control.Try<String>",
            "io.vavr.Lazy<String>",
            "io.vavr.control.Option<io.vavr.control.Option<String>>",
            "io.vavr.collection.SortedSet<java.util.Locale>",
            "io.vavr.Function1<String, String>",
            "java.nio.file.Path",
            "java.util.TimeZone",
            "java.util.regex.Pattern",
            "StringBuilder",
            "java.util.BitSet",
            "T",
            "java.util.List<T>",
            "generated.Open",
            "generated.Abstract",
            "generated.Plain",
            "generated.HalfOpen",
            "generated.WithEnum",
            "generated.Box",
            "generated.Box<Object>",
            "generated.Grows<String>",
            "generated.Twins",
            "generated.Untold<String>");

    private static final Map<String, String> CLASSES = Map.of(
            "generated.Open", "package generated; public interface Open {}",
            "generated.Abstract", "package generated; public abstract class Abstract {}",
            "generated.Plain", "package generated; public final class Plain { public String text; }",
            "generated.HalfOpen",
                    "package generated; public sealed interface HalfOpen {"
                            + " record A(int a) implements HalfOpen {} non-sealed interface B extends HalfOpen {} }",
            "generated.WithEnum",
                    "package generated; public sealed interface WithEnum {"
                            + " record A(int a) implements WithEnum {} enum B implements WithEnum { X } }",
            "generated.Grows", "package generated; public record Grows<T>(Grows<java.util.List<T>> next) {}",
            "generated.Twins",
                    "package generated; public sealed interface Twins { record Same(int a) implements Twins {}"
                            + " sealed interface Others extends Twins { record Same(int a) implements Others {} } }",
            "generated.Untold",
                    "package generated; public sealed interface Untold<T> { record A<T, U>(U u) implements Untold<T> {} }");

    private final SplittableRandom random;
    private final TypeSource supported;

    public UnsupportedSource(long seed) {
        random = new SplittableRandom(seed);
        supported = new TypeSource(seed);
        CLASSES.forEach(supported::add);
    }

    /** So many records, {@code U0} and so on, each with a component {@code wrong}. */
    public Map<String, String> sources(int count) {
        for (int i = 0; i < count; i++) {
            supported.add("generated.U" + i, source("U" + i, UNSUPPORTED.get(i % UNSUPPORTED.size())));
        }
        return supported.sources();
    }

    private String source(String name, String unsupported) {
        var components = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(supported.type(3) + " c" + i);
        }
        components.add(random.nextInt(components.size() + 1), wrapped(unsupported) + " wrong");
        return "package generated; public record %s%s(%s) {}"
                .formatted(name, hasVariable(unsupported) ? "<T>" : "", String.join(", ", components));
    }

    private static boolean hasVariable(String unsupported) {
        return unsupported.equals("T") || unsupported.endsWith("<T>");
    }

    private String wrapped(String unsupported) {
        return switch (random.nextInt(6)) {
            case 0 -> "java.util.List<%s>".formatted(unsupported);
            case 1 -> "java.util.Map<String, %s>".formatted(unsupported);
            case 2 -> "io.vavr.control.Either<String, %s>".formatted(unsupported);
            case 3 -> "io.vavr.Tuple2<%s, Integer>".formatted(unsupported);
            default -> unsupported;
        };
    }
}
