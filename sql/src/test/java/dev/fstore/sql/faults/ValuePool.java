package dev.fstore.sql.faults;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What callers may say, and what they should not. */
final class ValuePool {

    private static final int MIB = 1048576;

    static final List<String> NAMES = List.of(
            "order",
            "'; DROP TABLE events; --",
            "\" $$ %s %I {a,\"b\",NULL} \\",
            "NULL",
            "\uD83D\uDE00 \u00E9 e\u0301",
            " a ",
            "x".repeat(512),
            "\u20AC".repeat(170));

    private static final List<Value> NO_NAMES = List.of(
            Value.bad(null, "22S01"),
            Value.bad("", "22S01"),
            Value.bad("  ", "22S01"),
            Value.bad("\u00A0\u2003\u3000", "22S01"),
            Value.bad("a\nb", "22S01"),
            Value.bad("a\u001Bb", "22S01"),
            Value.bad("a\u0085b", "22S01"),
            Value.bad("a\u200Bb", "22S01"),
            Value.bad("a\u202Eb", "22S01"),
            Value.bad("a\u2066b", "22S01"),
            Value.bad("\uFEFFa", "22S01"),
            Value.bad("x".repeat(513), "22S01"),
            Value.bad("\u20AC".repeat(171), "22S01"));

    private static final List<Value> OBJECTS = List.of(
            Value.good("{}"),
            Value.good("{\"a\": null, \"\": [1, 1.10, -0]}"),
            Value.good("{\"a\": 1, \"a\": {\"a\": 2, \"a\": 3}}"),
            Value.good("{\"a\": 1e400, \"b\": 1e-400}"),
            Value.good("{\"a\": 1e100000}"),
            Value.good("{\"a\": " + "[".repeat(1000) + "]".repeat(1000) + "}"),
            Value.good("{\"'; DROP TABLE events; --\": \"\uD83D\uDE00 \\u202E \\n \u0085\"}"));

    /** As text, two of them are exactly as long as data and metadata may be. Their binary form may be much shorter. */
    private static final List<Value> LARGE_OBJECTS = List.of(
            Value.good(object("x", MIB / 2 - 9)),
            Value.good(object("\\\"", (MIB / 2 - 9) / 2)),
            Value.good(object("\u20AC", (MIB / 2 - 9) / 3)));

    private static final List<Value> NO_OBJECTS = List.of(
            Value.bad(null, "22S01", "22S03"),
            Value.bad("[{}]", "22S03"),
            Value.bad("1", "22S03"),
            Value.bad("\"{}\"", "22S03"),
            Value.bad("null", "22S03"),
            Value.bad("true", "22S03"),
            Value.bad("{\"a\": [1e100000" + ", 1e100000".repeat(10) + "]}", "22S02"),
            // These are no jsonb: the server refuses them before the store sees them.
            Value.bad("{\"a\":", "22P02"),
            Value.bad("{\"a\": \"\\u0000\"}", "22P05"),
            Value.bad("{\"a\": 1e200000}", "22003"));

    private static final List<Value> TOO_LARGE_OBJECTS = List.of(
            Value.bad(object("x", MIB - 8), "22S02"),
            Value.bad(object("\\\"", MIB / 2 - 4), "22S02"),
            Value.bad(object("\u20AC", MIB / 3 - 2), "22S02"));

    private final Random random;

    ValuePool(Random random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean rarely() {
        return random.nextInt(16) == 0;
    }

    Value mostly(@Nullable Object good, Supplier<Value> otherwise) {
        return rarely() ? otherwise.get() : Value.good(good);
    }

    Value name() {
        return random.nextBoolean() ? Value.good(one(NAMES)) : one(NO_NAMES);
    }

    Value object() {
        if (!rarely()) {
            return one(OBJECTS);
        }
        // The large ones take time.
        return one(
                switch (random.nextInt(8)) {
                    case 0 -> LARGE_OBJECTS;
                    case 1 -> TOO_LARGE_OBJECTS;
                    default -> NO_OBJECTS;
                });
    }

    /** What may be left out must not be null. */
    Value number(long good, long least, long most, String... ifNull) {
        return mostly(good, () -> switch (random.nextInt(6)) {
            case 0 -> new Value(null, Set.of(ifNull));
            case 1 -> Value.bad(least - 1, "22S04");
            case 2 -> Value.bad((long) Integer.MIN_VALUE, "22S04");
            case 3 -> most == Long.MAX_VALUE ? Value.good(most) : Value.bad(most + 1, "22S04");
            case 4 -> Value.good(least);
            default -> Value.good(most);
        });
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static String object(String character, int times) {
        return "{\"a\": \"" + character.repeat(times) + "\"}";
    }
}
