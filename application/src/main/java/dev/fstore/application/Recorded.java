package dev.fstore.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is stored.
 *
 * @param event the event itself
 * @param id identifies the event in the whole store
 * @param part which of several events this is, if a stored event of an older version is read as several; from 0. The parts
 *     differ only in {@code event} and {@code part}, and are delivered and acknowledged together
 * @param stream the stream of the event
 * @param version its place in the stream, from 1
 * @param offset its place in the whole log; grows along every stream, with gaps
 * @param metadata who caused the event; the command id is always present
 * @param recordedAt when the event was appended, by the store's clock
 */
public record Recorded<E>(
        E event, UUID id, int part, StreamId stream, long version, long offset, Metadata metadata, Instant recordedAt) {

    /** Creates an event that is not split into parts. */
    public Recorded(
            E event, UUID id, StreamId stream, long version, long offset, Metadata metadata, Instant recordedAt) {
        this(event, id, 0, stream, version, offset, metadata, recordedAt);
    }

    /**
     * Identifies the delivery of this event to one handler. Redeliveries have the same id, so the receiver of an effect
     * can recognize them.
     *
     * @param handler distinguishes this handler from others with the same receiver; never change it
     */
    public UUID deliveryId(String handler) {
        String first = "%s/%s".formatted(handler, id);
        return UUID.nameUUIDFromBytes((part == 0 ? first : first + "/" + part).getBytes(UTF_8));
    }

    /** Returns a copy with another event, for handlers that translate or narrow events. */
    public <F> Recorded<F> withEvent(F event) {
        return new Recorded<>(event, id, part, stream, version, offset, metadata, recordedAt);
    }

    /** Returns a copy under another stream. */
    public Recorded<E> withStream(StreamId stream) {
        return new Recorded<>(event, id, part, stream, version, offset, metadata, recordedAt);
    }
}
