package dev.fstore.postgres.codec;

import java.util.Map;
import java.util.Set;

/**
 * Turns events into JSON and back. Implementations are thread-safe.
 *
 * @param <E> event
 */
public interface EventCodec<E> {

    /** Every type that {@link #encode} can return. */
    Set<EventType> types();

    /**
     * The event, as the store keeps it.
     *
     * @throws IllegalArgumentException if it cannot be kept, such as one of an unknown type
     */
    EncodedEvent encode(E event);

    /** The event that was {@link #encode encoded}. */
    E decode(EncodedEvent stored);

    /**
     * The usual codec: families of records by Jackson, each event under its simple class name. Starts empty; add the
     * families with {@link JsonEventCodec#with}.
     */
    static <E> JsonEventCodec<E> json() {
        return new JsonEventCodec<>(Map.of());
    }
}
