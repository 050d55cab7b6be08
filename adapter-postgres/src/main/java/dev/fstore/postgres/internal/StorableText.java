package dev.fstore.postgres.internal;

import java.util.HexFormat;

/**
 * Text that PostgreSQL can store: all of Unicode but NUL and halves of surrogate pairs. The driver would put a question
 * mark in the place of a half: another text, and perhaps the name of another stream.
 */
final class StorableText {

    private static final int SHOWN = 40;
    private static final int HEX_DIGITS = 4;

    private StorableText() {}

    /** @throws IllegalArgumentException if PostgreSQL cannot keep {@code text} */
    static String require(String text) {
        int place = 0;
        while (place < text.length()) {
            int character = text.codePointAt(place);
            if (character == 0 || isHalf(character)) {
                throw refusal(text, place, character);
            }
            place += Character.charCount(character);
        }
        return text;
    }

    /**
     * The same for JSON, where a character may be written as an escape too.
     *
     * @throws IllegalArgumentException if PostgreSQL cannot keep {@code json}
     */
    static String requireJson(String json) {
        require(json);
        int place = json.indexOf('\\');
        while (place >= 0 && place + 1 < json.length()) {
            int length = json.charAt(place + 1) == 'u' ? requireEscapes(json, place) : 2;
            place = json.indexOf('\\', place + length);
        }
        return json;
    }

    /** How long the escape at this place is, or the two for one character. */
    private static int requireEscapes(String json, int place) {
        int length = 2 + HEX_DIGITS;
        int character = escaped(json, place);
        if (Character.isHighSurrogate((char) character)
                && Character.isLowSurrogate((char) escaped(json, place + length))) {
            return 2 * length;
        }
        if (character == 0 || isHalf(character)) {
            throw refusal(json, place, character);
        }
        return length;
    }

    /** The character that is written at this place as an escape; any other one if none is, which is up to PostgreSQL. */
    private static int escaped(String json, int place) {
        int end = place + 2 + HEX_DIGITS;
        if (!json.startsWith("\\u", place) || end > json.length()) {
            return ' ';
        }
        try {
            return Integer.parseInt(json, place + 2, end, 16);
        } catch (NumberFormatException e) {
            return ' ';
        }
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static IllegalArgumentException refusal(String text, int place, int character) {
        return new IllegalArgumentException("PostgreSQL cannot keep %s, which is at index %s, behind: %s"
                .formatted(
                        character == 0
                                ? "the character NUL"
                                : "half of a surrogate pair (U+%s)"
                                        .formatted(
                                                HexFormat.of().withUpperCase().toHexDigits((char) character)),
                        place,
                        text.substring(Math.max(0, place - SHOWN), place)));
    }
}
