package dev.fstore.postgres.internal;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EncodedEvent;
import java.time.Instant;
import java.util.UUID;

/** A row of the events table. To decode it may fail, which is then the matter of its stream and of no other. */
public record StoredEvent(
        EncodedEvent encoded,
        UUID id,
        StreamId stream,
        long version,
        long offset,
        UUID commandId,
        String metadata,
        Instant recordedAt) {}
