package dev.fstore.postgres.subscription;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where an event happened before it was moved to another stream, as its {@link Metadata} says. A view that reads the types of both
 * streams is given the original only.
 *
 * @param stream the stream that it was moved from
 * @param type of the original
 * @param version its place in that stream
 * @param id of the original
 * @param commandId the command that the original followed from
 * @param recordedAt when the original was recorded
 */
public record Origin(StreamId stream, EventType type, long version, UUID id, UUID commandId, Instant recordedAt) {

    private static final String DECIDER = "restreamed.decider";
    private static final String STREAM = "restreamed.stream";
    private static final String EVENT = "restreamed.event";
    private static final String SCHEMA = "restreamed.schema";
    private static final String VERSION = "restreamed.version";
    private static final String ID = "restreamed.id";
    private static final String COMMAND = "restreamed.command";
    private static final String RECORDED_AT = "restreamed.at";
    private static final String BY = "restreamed.by";

    /**
     * The place of an event that is about to be moved.
     *
     * @param type under which it is stored
     */
    public static Origin of(Recorded<?> event, EventType type) {
        return new Origin(
                event.stream(),
                type,
                event.version(),
                event.id(),
                event.metadata().commandId().orElseThrow(),
                event.recordedAt());
    }

    /** The origin of an event with this metadata; empty if it happened where it is. */
    public static Optional<Origin> of(Metadata metadata) {
        var values = metadata.values();
        var by = Optional.ofNullable(values.get(BY));
        // A command that follows from a moved event inherits its values, and is another command.
        return by.isPresent() && by.equals(metadata.commandId().map(UUID::toString))
                ? Optional.of(read(values))
                : Optional.empty();
    }

    private static Origin read(Map<String, String> values) {
        String decider = value(values, DECIDER);
        return new Origin(
                new StreamId(decider, value(values, STREAM)),
                new EventType(decider, value(values, EVENT), Long.parseLong(value(values, SCHEMA))),
                Long.parseLong(value(values, VERSION)),
                UUID.fromString(value(values, ID)),
                UUID.fromString(value(values, COMMAND)),
                Instant.parse(value(values, RECORDED_AT)));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The metadata of a moved event have no value %s".formatted(name));
        }
        return value;
    }

    /**
     * The metadata of the original, and where it happened.
     *
     * @param by the command that moves it
     */
    public Metadata in(Metadata original, UUID by) {
        return original.withCommandId(by)
                .withValues(Map.of(
                        BY, by.toString(),
                        DECIDER, stream.decider(),
                        STREAM, stream.id(),
                        EVENT, type.name(),
                        SCHEMA, String.valueOf(type.version()),
                        VERSION, String.valueOf(version),
                        ID, id.toString(),
                        COMMAND, commandId.toString(),
                        RECORDED_AT, recordedAt.toString()));
    }
}
