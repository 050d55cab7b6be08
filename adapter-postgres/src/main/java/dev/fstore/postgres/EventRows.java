package dev.fstore.postgres;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.jooq.tables.records.EventsRecord;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Between rows of the events table and recorded events. */
record EventRows<E>(EventCodec<E> codec) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The metadata column; the command id has a column of its own. */
    private record Causes(
            @Nullable UUID correlationId, @Nullable UUID causationId, Map<String, String> values) {}

    E toEvent(EventsRecord row) {
        var type = new EventType(row.getDecider(), row.getEvent(), row.getEventVersion());
        return codec.decode(new EncodedEvent(type, row.getData().data()));
    }

    Recorded<E> toRecorded(EventsRecord row) {
        var causes = JSON.readValue(row.getMetadata().data(), Causes.class);
        return new Recorded<>(
                toEvent(row),
                row.getEventId(),
                new StreamId(row.getDecider(), row.getDeciderId()),
                row.getVersion(),
                row.getOffset(),
                new Metadata(
                        Optional.of(row.getCommandId()),
                        Optional.ofNullable(causes.correlationId),
                        Optional.ofNullable(causes.causationId),
                        causes.values == null ? Map.of() : causes.values),
                row.getCreatedAt());
    }

    static JSONB toJson(Metadata metadata) {
        return JSONB.valueOf(JSON.writeValueAsString(new Causes(
                metadata.correlationId().or(metadata::commandId).orElse(null),
                metadata.causationId().orElse(null),
                metadata.values())));
    }
}
