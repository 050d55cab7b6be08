package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.internal.value.Mismatch;
import org.jspecify.annotations.Nullable;

/**
 * A stored event or state is not JSON of its type: something is missing, is of another type or does not fit. Names the place and never
 * a value, since values can be personal data.
 */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StoredAs stored;
    private final String type;
    private final String path;
    private final String expected;
    private final String found;

    private UndecodableException(
            StoredAs stored, String type, String path, String expected, String found, @Nullable Throwable cause) {
        super(
                "%s, of type %s, cannot be read: at %s: expected %s, found %s"
                        .formatted(stored, type, path, expected, found),
                cause);
        this.stored = stored;
        this.type = type;
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    static UndecodableException of(String type, Mismatch mismatch) {
        return new UndecodableException(
                StoredAs.UNKNOWN, type, mismatch.path(), mismatch.expected(), mismatch.found(), mismatch.getCause());
    }

    static UndecodableException of(String type, String expected, String found) {
        return new UndecodableException(StoredAs.UNKNOWN, type, "$", expected, found, null);
    }

    /** Returns the same error with the place added. */
    public UndecodableException at(StoredAs place) {
        var located = new UndecodableException(place, type, path, expected, found, getCause());
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** Names the event or state that could not be read; {@link StoredAs.Unknown} if the caller did not. */
    public StoredAs stored() {
        return stored;
    }

    /** The type under which it was stored. */
    public String type() {
        return type;
    }

    /** The path in the JSON, from {@code $}. */
    public String path() {
        return path;
    }

    /** The kind of JSON that the type requires there. */
    public String expected() {
        return expected;
    }

    /** The kind of JSON that is there. */
    public String found() {
        return found;
    }
}
