package dev.fstore.postgres.internal;

import static dev.fstore.postgres.jooq.Tables.EVENTS;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.codec.StoredAs;
import dev.fstore.postgres.codec.UndecodableException;
import dev.fstore.postgres.codec.UnreadableEventException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Between rows of the events table and recorded events. */
public record EventRows<E>(EventCodec<E> codec) {

    private static final ObjectReader READER = Json.MAPPER.readerFor(Causes.class);
    private static final ObjectWriter WRITER = Json.MAPPER.writerFor(Causes.class);
    private static final String USUAL_END = "\",\"causationId\":null,\"values\":{}}";

    /** The metadata column; the command id has a column of its own. */
    private record Causes(
            @Nullable UUID correlationId, @Nullable UUID causationId, Map<String, String> values) {}

    /** The event of a row as it is today: none, one or several. */
    public List<Recorded<E>> toRecorded(StoredEvent row) {
        var events = decode(row.encoded(), row.stream(), row.version(), row.id());
        var metadata = metadata(row.commandId(), row.metadata());
        var recorded = new ArrayList<Recorded<E>>(events.size());
        for (E event : events) {
            recorded.add(new Recorded<>(
                    event,
                    row.id(),
                    recorded.size(),
                    row.stream(),
                    row.version(),
                    row.offset(),
                    metadata,
                    row.recordedAt()));
        }
        return recorded;
    }

    /** The events of all rows. */
    public List<Recorded<E>> toRecorded(ResultSet rows) throws SQLException {
        return stored(rows).stream().flatMap(row -> toRecorded(row).stream()).toList();
    }

    /** Decodes the event at this place, which errors name. */
    public List<E> decode(EncodedEvent encoded, StreamId stream, long version, UUID id) {
        try {
            return codec.decode(encoded);
        } catch (UndecodableException e) {
            throw e.at(new StoredAs.Event(stream, version, id));
        } catch (UnreadableEventException e) {
            throw e.at(new StoredAs.Event(stream, version, id));
        }
    }

    /** All columns by which {@link #stored} reads a row, in its order. */
    public static List<Field<?>> columns(Table<?> function) {
        return Stream.<Field<?>>of(
                        EVENTS.EVENT,
                        EVENTS.EVENT_VERSION,
                        EVENTS.DECIDER,
                        EVENTS.DECIDER_ID,
                        EVENTS.DATA,
                        EVENTS.EVENT_ID,
                        EVENTS.VERSION,
                        EVENTS.OFFSET,
                        EVENTS.COMMAND_ID,
                        EVENTS.METADATA,
                        EVENTS.CREATED_AT)
                .<Field<?>>map(function::field)
                .toList();
    }

    public static List<StoredEvent> stored(ResultSet rows) throws SQLException {
        var stored = new ArrayList<StoredEvent>();
        while (rows.next()) {
            var stream = new StreamId(rows.getString(3), rows.getString(4));
            var type = new EventType(stream.decider(), rows.getString(1), rows.getLong(2));
            stored.add(new StoredEvent(
                    new EncodedEvent(type, rows.getString(5)),
                    rows.getObject(6, UUID.class),
                    stream,
                    rows.getLong(7),
                    rows.getLong(8),
                    rows.getObject(9, UUID.class),
                    rows.getString(10),
                    time(rows, 11)));
        }
        return stored;
    }

    public static Instant time(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Metadata metadata(UUID commandId, String json) {
        Causes causes = READER.readValue(json);
        return new Metadata(
                Optional.of(commandId),
                Optional.ofNullable(causes.correlationId),
                Optional.ofNullable(causes.causationId),
                causes.values == null ? Map.of() : causes.values);
    }

    /** The usual case, a correlation id alone, does without a generator. */
    public static Json toJson(Metadata metadata) {
        var correlation = metadata.correlationId().or(metadata::commandId);
        return metadata.causationId().isEmpty() && metadata.values().isEmpty() && correlation.isPresent()
                ? new Json("{\"correlationId\":\"" + correlation.get() + USUAL_END)
                : new Json(WRITER.writeValueAsString(new Causes(
                        correlation.orElse(null), metadata.causationId().orElse(null), metadata.values())));
    }

    /** As it is kept: a command is a conversation of its own unless it belongs to another. */
    public static Metadata kept(Metadata command) {
        return command.withCorrelationId(
                command.correlationId().or(command::commandId).orElseThrow());
    }
}
