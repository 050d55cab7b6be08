package dev.fstore.sql.faults;

import dev.fstore.sql.faults.JsonPayload.Anything;
import dev.fstore.sql.faults.JsonPayload.Anything.Items;
import dev.fstore.sql.faults.JsonPayload.Anything.Members;
import dev.fstore.sql.faults.JsonPayload.Anything.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hostile texts, numbers and structures, in an order that follows from the seed. */
public final class HostileInputs {

    private static final List<String> FRAGMENTS = List.of(
            "a",
            "\0",
            "\uD83C",
            "\uDF55",
            "\uDF55\uD83C",
            "\uD83C\uDF55",
            "\u0001\b\u001B\u001F",
            "\u007F\u0085\u009F",
            "\r\n\t",
            "\u202E\u2066\u200F",
            "\u200B\u2060\uFEFF",
            "\uFFFE\uFFFF",
            "e\u0301\u0327",
            "\\",
            "\"",
            "'",
            "\\u0000",
            "\\\\u0000",
            "\\uD83C",
            "{}[],:",
            "{\"a\": null}",
            "NULL",
            "%s ? ?? $1 {0}",
            "'; DROP TABLE events; --");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1.10",
            "-123.456e-7",
            "1e400",
            "-1e1500",
            "1e-400",
            "1e-16000",
            "1e-20000",
            "1e131071",
            "1e131072",
            "1e200000",
            "1e2147483647",
            "1e-2147483647");

    private static final double[] REALS = {
        0.1, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MAX_VALUE
    };

    /** On both sides of the deepest JSON that Jackson writes. */
    private static final int[] DEPTHS = {1, 10, 100, 400, 498, 499, 500, 501, 1_000, 20_000};

    private static final int MIB = 1 << 20;

    /** One call: the ids of its streams, what happens in each, and what is said beside it. */
    public record Input(List<String> ids, List<JsonPayload> said, Map<String, String> values) {}

    private final SplittableRandom random; // neighbouring seeds of a Random begin alike
    private final String unique;

    public HostileInputs(long seed) {
        random = new SplittableRandom(seed);
        unique = " of seed " + seed;
    }

    /** Most have one hostile part only, since the first one that is refused would hide the others. */
    public Input next() {
        int streams = 1 + random.nextInt(2);
        int part = random.nextInt(4);
        var ids = IntStream.range(0, streams)
                .mapToObj(n -> (part == 0 ? id() : "") + n + unique)
                .toList();
        var said = IntStream.range(0, streams).mapToObj(n -> said(part)).toList();
        return new Input(ids, said, part == 3 ? words() : Map.of("user", "eve"));
    }

    private String id() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(MIB);
            case 1 -> "x".repeat(513);
            default -> fragments();
        };
    }

    private JsonPayload said(int part) {
        JsonPayload plain = new JsonPayload("plain", new Items(List.of()), Map.of(), BigDecimal.ONE, 1);
        return switch (part) {
            case 1 -> new JsonPayload(text(), anything(), words(), number(), real());
            case 2 ->
                switch (random.nextInt(5)) {
                    case 0 -> new JsonPayload(text(), plain.anything(), plain.words(), plain.number(), plain.real());
                    case 1 -> new JsonPayload(plain.text(), anything(), plain.words(), plain.number(), plain.real());
                    case 2 -> new JsonPayload(plain.text(), plain.anything(), words(), plain.number(), plain.real());
                    case 3 -> new JsonPayload(plain.text(), plain.anything(), plain.words(), number(), plain.real());
                    default -> new JsonPayload(null, null, null, null, real());
                };
            default -> plain;
        };
    }

    private String text() {
        return switch (random.nextInt(60)) {
            case 0 -> "x".repeat(MIB);
            case 1 -> "\u20AC".repeat(MIB / 3 - 1_000);
            case 2 -> "\u0001".repeat(MIB / 6);
            default -> fragments();
        };
    }

    private String fragments() {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    private Map<String, String> words() {
        var words = new HashMap<String, String>();
        words.put(random.nextInt(20) == 0 ? "k".repeat(60_000) : fragments(), text());
        words.put("user", "eve");
        return words;
    }

    private @Nullable Anything anything() {
        List<Supplier<@Nullable Anything>> kinds = List.of(
                () -> new Text(text()),
                this::nested,
                this::cycle,
                this::nothing,
                () -> new Members(Map.of(fragments(), new Items(List.of(new Text(fragments()))))));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Anything nested() {
        Anything nested = new Text(fragments());
        for (int i = DEPTHS[random.nextInt(DEPTHS.length)]; i > 0; i--) {
            nested = random.nextBoolean() ? new Items(List.of(nested)) : new Members(Map.of("", nested));
        }
        return nested;
    }

    private Anything cycle() {
        var cycle = new ArrayList<@Nullable Anything>();
        cycle.add(new Items(cycle));
        return new Items(cycle);
    }

    /** Nulls, where a key may be one too. */
    private Anything nothing() {
        var nothing = new HashMap<@Nullable String, @Nullable Anything>();
        nothing.put(random.nextBoolean() ? null : "", null);
        return new Members(nothing);
    }

    private BigDecimal number() {
        return random.nextInt(10) == 0
                ? new BigDecimal("7".repeat(1_001 + random.nextInt(5_000)))
                : new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private double real() {
        return REALS[random.nextInt(REALS.length)];
    }
}
