package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.internal.value.Unwritable;

/** An event or a state that could not be read back equal, and so is not stored. Names the place and never the value. */
public final class UnstorableValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final String path;
    private final String reason;

    UnstorableValueException(Class<?> type, Unwritable reason) {
        super("%s cannot be stored: at %s: %s".formatted(type.getName(), reason.path(), reason.reason()));
        this.type = type.getName();
        this.path = reason.path();
        this.reason = reason.reason();
    }

    /** The class of the event or state. */
    public String type() {
        return type;
    }

    /** The path in it, from {@code $}. */
    public String path() {
        return path;
    }

    /** The reason why it could not be read back. */
    public String reason() {
        return reason;
    }
}
