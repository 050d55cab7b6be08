package dev.fstore.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is stored.
 *
 * @param event the event itself
 * @param id identifies the event in the whole store
 * @param stream where it happened
 * @param version its place in the stream, from 1
 * @param offset its place in the whole log; grows along every stream, with gaps
 * @param metadata who caused it; the command id is always present
 * @param recordedAt when it was appended, by the store's clock
 */
public record Recorded<E>(
        E event, UUID id, StreamId stream, long version, long offset, Metadata metadata, Instant recordedAt) {

    /**
     * Names the delivery of this event to one handler, the same whenever it comes again: for who receives its effects and has to
     * tell a second time from a first.
     *
     * @param handler tells this handler from others of the same receiver; keep it
     */
    public UUID deliveryId(String handler) {
        return UUID.nameUUIDFromBytes("%s/%s".formatted(handler, id).getBytes(UTF_8));
    }

    /** The same fact, told by another event: for who adapts or narrows what happened. */
    public <F> Recorded<F> withEvent(F event) {
        return new Recorded<>(event, id, stream, version, offset, metadata, recordedAt);
    }

    /** The same, under another name of the stream. */
    public Recorded<E> withStream(StreamId stream) {
        return new Recorded<>(event, id, stream, version, offset, metadata, recordedAt);
    }
}
