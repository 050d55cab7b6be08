package dev.fstore.postgres.codec.internal.value;

import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that are written as a string, and so can be the keys of a map that is written as an object.
 *
 * @param name names the expected value in errors
 * @param parse the value of a text; any exception of it is a mismatch
 * @param schema of the string
 */
public record TextMapping<T>(
        String name,
        Function<? super T, String> text,
        Function<String, ? extends T> parse,
        UnaryOperator<ObjectNode> schema)
        implements Mapping<T> {

    public static final TextMapping<String> STRING =
            new TextMapping<>("a string", TextMapping::requireStorable, text -> text, schema -> schema);

    public static final TextMapping<UUID> UUIDS = of("uuid", UUID::toString, TextMapping::parseUuid);

    public static final TextMapping<Locale> LOCALES =
            new TextMapping<>("a language tag", TextMapping::languageTag, TextMapping::parseLocale, schema -> schema);

    /**
     * Of values that the JDK writes and reads.
     *
     * @param format its name in JSON Schema
     */
    public static <T> TextMapping<T> of(
            String format, Function<? super T, String> text, Function<String, ? extends T> parse) {
        return new TextMapping<>("a string: " + format, text, parse, schema -> schema.put("format", format));
    }

    @Override
    public void write(T value, JsonGenerator out) {
        out.writeString(text.apply(value));
    }

    @Override
    public T read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Mismatch.of(name, in);
        }
        return parse(in.getString());
    }

    public T parse(String text) {
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw new Mismatch(name, "a string that is none");
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schema.apply(Schemas.type("string"));
    }

    /** All of Unicode but NUL and halves of surrogate pairs, which PostgreSQL cannot keep. */
    public static String requireStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                throw new Unwritable("PostgreSQL cannot keep the character NUL, which is at index %s".formatted(i));
            }
            if (Character.isSurrogate(character)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(character, text.charAt(i + 1))) {
                    throw new Unwritable("PostgreSQL cannot keep half of a surrogate pair (U+%s), which is at index %s"
                            .formatted(HexFormat.of().withUpperCase().toHexDigits(character), i));
                }
                i++;
            }
        }
        return text;
    }

    /** Of the 36 characters that are written, while the JDK would read fewer too. */
    private static UUID parseUuid(String text) {
        var uuid = UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException("not 36 characters");
        }
        return uuid;
    }

    private static String languageTag(Locale locale) {
        String tag = locale.toLanguageTag();
        if (!Locale.forLanguageTag(tag).equals(locale)) {
            throw new Unwritable("a locale without a language tag of its own");
        }
        return tag;
    }

    private static Locale parseLocale(String tag) {
        var locale = Locale.forLanguageTag(tag);
        if (!locale.toLanguageTag().equalsIgnoreCase(tag)) {
            throw new IllegalArgumentException("not a language tag");
        }
        return locale;
    }
}
