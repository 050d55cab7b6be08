package dev.fstore.postgres.codec.internal.value;

import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code double} and {@code float} as the shortest number that reads back as the same one. NaN, the infinities and -0.0, which
 * JSONB does not keep as numbers, are strings.
 *
 * @param digits so many decimal digits any value keeps
 * @param parse of a number or of one of the strings
 * @param text by which the value is known
 */
public record Floats<T extends Number>(int digits, Function<String, T> parse, Function<T, String> text)
        implements Mapping<T> {

    public static final Mapping<Double> DOUBLE = new Floats<>(15, Double::valueOf, value -> Double.toString(value));
    public static final Mapping<Float> FLOAT = new Floats<>(6, Float::valueOf, value -> Float.toString(value));

    private static final String EXPECTED = "a floating-point number that keeps all digits";

    @Override
    public void write(T value, JsonGenerator out) {
        String text = this.text.apply(value);
        if (isNumber(text)) {
            out.writeNumber(text);
        } else {
            out.writeString(text);
        }
    }

    private static boolean isNumber(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity", "-0.0" -> false;
            default -> true;
        };
    }

    @Override
    public T read(JsonParser in) {
        return switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(in.getString());
            case VALUE_STRING -> {
                String text = in.getString();
                if (isNumber(text)) {
                    throw Mismatch.of(EXPECTED, in);
                }
                yield parse.apply(text);
            }
            case null, default -> throw Mismatch.of(EXPECTED, in);
        };
    }

    private T readNumber(String number) {
        T value = parse.apply(number);
        if (!isShort(number) && !isExact(number, text.apply(value))) {
            throw new Mismatch(EXPECTED, "a number that would be rounded");
        }
        return value;
    }

    /** So few digits are never rounded to those of another number. */
    private boolean isShort(String number) {
        return number.length() <= digits && number.indexOf('e') < 0 && number.indexOf('E') < 0;
    }

    private static boolean isExact(String number, String read) {
        return read.equals(number)
                || (!read.endsWith("Infinity") && new BigDecimal(number).compareTo(new BigDecimal(read)) == 0);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return Numbers.numberOrString("number");
    }
}
