package dev.fstore.sql.faults;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Valid and invalid arguments. */
final class ArgumentPool {

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

    private static final List<Argument> NO_NAMES = List.of(
            Argument.bad(null, "22S01"),
            Argument.bad("", "22S01"),
            Argument.bad("  ", "22S01"),
            Argument.bad("\u00A0\u2003\u3000", "22S01"),
            Argument.bad("a\nb", "22S01"),
            Argument.bad("a\u001Bb", "22S01"),
            Argument.bad("a\u0085b", "22S01"),
            Argument.bad("a\u200Bb", "22S01"),
            Argument.bad("a\u202Eb", "22S01"),
            Argument.bad("a\u2066b", "22S01"),
            Argument.bad("\uFEFFa", "22S01"),
            Argument.bad("x".repeat(513), "22S01"),
            Argument.bad("\u20AC".repeat(171), "22S01"));

    private static final List<Argument> OBJECTS = List.of(
            Argument.good("{}"),
            Argument.good("{\"a\": null, \"\": [1, 1.10, -0]}"),
            Argument.good("{\"a\": 1, \"a\": {\"a\": 2, \"a\": 3}}"),
            Argument.good("{\"a\": 1e400, \"b\": 1e-400}"),
            Argument.good("{\"a\": 1e100000}"),
            Argument.good("{\"a\": " + "[".repeat(1000) + "]".repeat(1000) + "}"),
            Argument.good("{\"'; DROP TABLE events; --\": \"\uD83D\uDE00 \\u202E \\n \u0085\"}"));

    /** As text, two of them are exactly as long as data and metadata may be. Their binary form may be much shorter. */
    private static final List<Argument> LARGE_OBJECTS = List.of(
            Argument.good(object("x", MIB / 2 - 9)),
            Argument.good(object("\\\"", (MIB / 2 - 9) / 2)),
            Argument.good(object("\u20AC", (MIB / 2 - 9) / 3)));

    private static final List<Argument> NO_OBJECTS = List.of(
            Argument.bad(null, "22S01", "22S03"),
            Argument.bad("[{}]", "22S03"),
            Argument.bad("1", "22S03"),
            Argument.bad("\"{}\"", "22S03"),
            Argument.bad("null", "22S03"),
            Argument.bad("true", "22S03"),
            Argument.bad("{\"a\": [1e100000" + ", 1e100000".repeat(10) + "]}", "22S02"),
            // These are no jsonb: the server refuses them before the store sees them.
            Argument.bad("{\"a\":", "22P02"),
            Argument.bad("{\"a\": \"\\u0000\"}", "22P05"),
            Argument.bad("{\"a\": 1e200000}", "22003"));

    private static final List<Argument> TOO_LARGE_OBJECTS = List.of(
            Argument.bad(object("x", MIB - 8), "22S02"),
            Argument.bad(object("\\\"", MIB / 2 - 4), "22S02"),
            Argument.bad(object("\u20AC", MIB / 3 - 2), "22S02"));

    private final Random random;

    ArgumentPool(Random random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean rarely() {
        return random.nextInt(16) == 0;
    }

    Argument mostly(@Nullable Object good, Supplier<Argument> otherwise) {
        return rarely() ? otherwise.get() : Argument.good(good);
    }

    Argument name() {
        return random.nextBoolean() ? Argument.good(one(NAMES)) : one(NO_NAMES);
    }

    Argument object() {
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

    /** Optional arguments, which must not be null. */
    Argument number(long good, long least, long most, String... ifNull) {
        return mostly(good, () -> switch (random.nextInt(6)) {
            case 0 -> new Argument(null, Set.of(ifNull));
            case 1 -> Argument.bad(least - 1, "22S04");
            case 2 -> Argument.bad((long) Integer.MIN_VALUE, "22S04");
            case 3 -> most == Long.MAX_VALUE ? Argument.good(most) : Argument.bad(most + 1, "22S04");
            case 4 -> Argument.good(least);
            default -> Argument.good(most);
        });
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static String object(String character, int times) {
        return "{\"a\": \"" + character.repeat(times) + "\"}";
    }
}
