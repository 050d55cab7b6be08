package dev.fstore.postgres.codec.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.node.ObjectNode;

/** Integers and decimals as numbers, of any length and scale. A number that does not fit is a mismatch. */
public final class Numbers {

    /** Of digits, and behind the point: beyond, a string is shorter, and no limit of numeric is near. */
    private static final int LONGEST = 1_000;

    private static final int LONGEST_IN_BITS = 3_000;

    public static final Mapping<Byte> BYTE = integer(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue, Byte::longValue);
    public static final Mapping<Short> SHORT =
            integer(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue, Short::longValue);

    public static final Mapping<Integer> INTEGER = new ScalarMapping<>(
            (value, out) -> out.writeNumber(value),
            Numbers::readInt,
            () -> integerSchema(Integer.MIN_VALUE, Integer.MAX_VALUE));

    public static final Mapping<Long> LONG = new ScalarMapping<>(
            (value, out) -> out.writeNumber(value),
            Numbers::readLong,
            () -> integerSchema(Long.MIN_VALUE, Long.MAX_VALUE));

    public static final Mapping<BigInteger> BIG_INTEGER =
            new ScalarMapping<>(Numbers::writeBigInteger, Numbers::readBigInteger, () -> numberOrString("integer"));

    public static final Mapping<BigDecimal> BIG_DECIMAL =
            new ScalarMapping<>(Numbers::writeBigDecimal, Numbers::readBigDecimal, () -> numberOrString("number"));

    private Numbers() {}

    private interface OfLong<T> {
        T of(Long value);
    }

    private static <T> Mapping<T> integer(long least, long most, OfLong<T> narrow, ToLongFunction<T> widen) {
        String expected = expected(least, most);
        BiConsumer<T, JsonGenerator> write = (value, out) -> out.writeNumber(widen.applyAsLong(value));
        return new ScalarMapping<>(
                write,
                in -> {
                    long value = readLong(in, expected);
                    if (value < least || value > most) {
                        throw tooLarge(expected);
                    }
                    return narrow.of(value);
                },
                () -> integerSchema(least, most));
    }

    private static String expected(long least, long most) {
        return "an integer from %s to %s".formatted(least, most);
    }

    private static Mismatch tooLarge(String expected) {
        return new Mismatch(expected, "an integer that does not fit");
    }

    public static ObjectNode integerSchema(long least, long most) {
        return Schemas.type("integer").put("minimum", least).put("maximum", most);
    }

    public static ObjectNode numberOrString(String number) {
        var schema = Schemas.node();
        schema.putArray("type").add(number).add("string");
        return schema;
    }

    private static int readInt(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Mismatch.of(expected(Integer.MIN_VALUE, Integer.MAX_VALUE), in);
        }
        try {
            return in.getIntValue();
        } catch (InputCoercionException e) {
            throw tooLarge(expected(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    }

    private static long readLong(JsonParser in) {
        return readLong(in, "a 64-bit integer");
    }

    private static long readLong(JsonParser in, String expected) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Mismatch.of(expected, in);
        }
        try {
            return in.getLongValue();
        } catch (InputCoercionException e) {
            throw tooLarge(expected);
        }
    }

    private static boolean isLong(BigInteger value) {
        return value.bitLength() > LONGEST_IN_BITS;
    }

    private static void writeBigInteger(BigInteger value, JsonGenerator out) {
        if (isLong(value)) {
            out.writeString(value.toString());
        } else {
            out.writeNumber(value);
        }
    }

    private static BigInteger readBigInteger(JsonParser in) {
        String expected = "an integer";
        return switch (in.currentToken()) {
            case VALUE_NUMBER_INT -> in.getBigIntegerValue();
            case VALUE_STRING -> {
                var value = TextMapping.of(expected, BigInteger::toString, BigInteger::new)
                        .parse(in.getString());
                if (!isLong(value)) {
                    throw Mismatch.of(expected, in);
                }
                yield value;
            }
            case null, default -> throw Mismatch.of(expected, in);
        };
    }

    /** JSONB keeps trailing zeros, but writes exponents out, so that 1E+3 would come back as 1000. */
    private static boolean isPlain(BigDecimal value) {
        return value.scale() >= 0 && value.scale() <= LONGEST && value.precision() <= LONGEST;
    }

    private static void writeBigDecimal(BigDecimal value, JsonGenerator out) {
        if (isPlain(value)) {
            out.writeNumber(value.toPlainString());
        } else {
            out.writeString(value.toString());
        }
    }

    private static BigDecimal readBigDecimal(JsonParser in) {
        String expected = "a decimal number";
        return switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_STRING -> {
                var value = TextMapping.of(expected, BigDecimal::toString, BigDecimal::new)
                        .parse(in.getString());
                if (isPlain(value)) {
                    throw Mismatch.of(expected, in);
                }
                yield value;
            }
            case null, default -> throw Mismatch.of(expected, in);
        };
    }
}
