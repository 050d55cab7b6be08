package dev.fstore.postgres.codec.internal.value;

import java.util.ArrayDeque;
import java.util.Deque;

/** A value that cannot be kept as it is, such as half of a surrogate pair. Says where, and never shows the value. */
public final class Unwritable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Deque<String> path = new ArrayDeque<>();
    private final String reason;

    public Unwritable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public Unwritable in(String member) {
        path.addFirst("." + member);
        return this;
    }

    public Unwritable in(int element) {
        path.addFirst("[" + element + "]");
        return this;
    }

    public Unwritable inKey() {
        path.addFirst(".*");
        return this;
    }

    /** Where, from {@code $}. */
    public String path() {
        return "$" + String.join("", path);
    }

    /** The reason why it cannot be written. */
    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return "at %s: %s".formatted(path(), reason);
    }
}
