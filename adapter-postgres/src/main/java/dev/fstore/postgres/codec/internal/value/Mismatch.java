package dev.fstore.postgres.codec.internal.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON that its mapping cannot have written. Names the place, the expected kind and the actual kind of JSON, but never
 * a value, since values can be personal data.
 */
public final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private final transient Deque<String> path = new ArrayDeque<>();
    private final String expected;
    private final String found;

    public Mismatch(String expected, String found, @Nullable Throwable cause) {
        super(null, cause, false, false);
        this.expected = expected;
        this.found = found;
    }

    public Mismatch(String expected, String found) {
        this(expected, found, null);
    }

    public static Mismatch of(String expected, JsonParser in) {
        return new Mismatch(expected, kind(in.currentToken()));
    }

    private static String kind(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT, PROPERTY_NAME -> "an object";
            case END_OBJECT -> "the end of the object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of the array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> token.name();
        };
    }

    /** The same, found in this member of an object. */
    public Mismatch in(String member) {
        path.addFirst(PLAIN.matcher(member).matches() ? "." + member : "['" + member + "']");
        return this;
    }

    /** The same, found in some member whose name is a value, such as the key of a map. */
    public Mismatch inKey() {
        path.addFirst(".*");
        return this;
    }

    /** The same, found in this element of an array. */
    public Mismatch in(int element) {
        path.addFirst("[" + element + "]");
        return this;
    }

    /** Where, from {@code $}. */
    public String path() {
        return "$" + String.join("", path);
    }

    /** The kind of JSON that the mapping writes there. */
    public String expected() {
        return expected;
    }

    /** The kind of JSON that is there. */
    public String found() {
        return found;
    }

    @Override
    public String getMessage() {
        return "at %s: expected %s, found %s".formatted(path(), expected, found);
    }
}
