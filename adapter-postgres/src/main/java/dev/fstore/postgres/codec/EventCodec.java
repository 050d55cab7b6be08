package dev.fstore.postgres.codec;

import java.util.List;
import java.util.Set;

/**
 * Turns events into JSON and back. Implementations are thread-safe.
 *
 * @param <E> event
 */
public interface EventCodec<E> {

    /** Every type that {@link #encode} can return. */
    Set<EventType> types();

    /** Returns every type that {@link #decode} can read: those of {@link #types}, and their older versions. */
    default Set<EventType> readable() {
        return types();
    }

    /** Whether {@link #decode} can read this type. */
    default boolean reads(EventType stored) {
        return readable().contains(stored);
    }

    /** Returns the types of the events that a stored one becomes. */
    default Set<EventType> current(EventType stored) {
        return Set.of(stored);
    }

    /** Returns the current type of an event. */
    EventType typeOf(E event);

    /**
     * Encodes an event for the store.
     *
     * @throws UnstorableValueException if it could not be read back equal
     */
    EncodedEvent encode(E event);

    /**
     * Decodes an event that was {@link #encode encoded} into events of today. One of an older version becomes none, one or several.
     *
     * @throws UnreadableEventException if the type is unknown here; another version of the code may know it
     * @throws UndecodableException if the JSON is not of that type
     */
    List<E> decode(EncodedEvent stored);

    /** Returns the events of today that a stored one is read as, for tests: see the {@code givenStored} of the testkit. */
    default List<E> read(String decider, String event, long version, String json) {
        return decode(new EncodedEvent(new EventType(decider, event, version), json));
    }

    /** Returns the event as it is read after it was stored, for tests: see the {@code through} of the testkit. */
    default List<E> roundTrip(E event) {
        return decode(encode(event));
    }

    /** Returns a text that changes whenever a stored event is decoded to something else than before. */
    String fingerprint();

    /**
     * The usual codec: families of records, each event under its simple class name. Starts empty; add the events of each
     * decider with {@link JsonEventCodec#with}.
     */
    static <E> JsonEventCodec<E> json() {
        return JsonEventCodec.empty();
    }
}
