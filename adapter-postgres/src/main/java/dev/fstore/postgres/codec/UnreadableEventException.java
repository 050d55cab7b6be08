package dev.fstore.postgres.codec;

/**
 * This version of the code does not know the type of a stored event, or not in this version. Nothing is wrong with the event: a newer
 * version of the code has written it.
 */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient EventType type;
    private final transient StoredAs stored;

    UnreadableEventException(EventType type, StoredAs stored) {
        super(
                "%s is of type %s, which this codec does not know. If a newer version of the code has written it, update this one; otherwise add it to the codec's History"
                        .formatted(stored, type));
        this.type = type;
        this.stored = stored;
    }

    UnreadableEventException(EventType type) {
        this(type, StoredAs.UNKNOWN);
    }

    /** Returns the same error with the place of the event added. */
    public UnreadableEventException at(StoredAs place) {
        var located = new UnreadableEventException(type, place);
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** The unknown type. */
    public EventType type() {
        return type;
    }

    /** Names the event in the message. */
    public StoredAs stored() {
        return stored;
    }
}
