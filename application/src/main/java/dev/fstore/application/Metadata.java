package dev.fstore.application;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who caused it. Travels with a command into every event that follows from it; all of it is optional.
 *
 * @param commandId identifies the command; made up by the repository when absent
 * @param correlationId identifies the conversation that the command belongs to; the command's own id when absent
 * @param causationId identifies what the command follows from, such as an event that a saga reacted to
 * @param values anything else worth keeping, such as who sent the command
 */
public record Metadata(
        Optional<UUID> commandId,
        Optional<UUID> correlationId,
        Optional<UUID> causationId,
        Map<String, String> values) {

    private static final Metadata EMPTY = new Metadata(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public Metadata {
        values = Map.copyOf(values);
    }

    /** Nothing known. */
    public static Metadata empty() {
        return EMPTY;
    }

    /** The same, for the command with this id. */
    public Metadata withCommandId(UUID id) {
        return new Metadata(Optional.of(id), correlationId, causationId, values);
    }

    /** The same, as a part of this conversation. */
    public Metadata withCorrelationId(UUID id) {
        return new Metadata(commandId, Optional.of(id), causationId, values);
    }

    /** The same, as a consequence of this event or command. */
    public Metadata withCausationId(UUID id) {
        return new Metadata(commandId, correlationId, Optional.of(id), values);
    }

    /** The same, with these values added; a name that is taken gets the new value. */
    public Metadata withValues(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return new Metadata(commandId, correlationId, causationId, all);
    }

    /** The same, with a command id: its own, or a new one (version 7 of RFC 9562, so that it is ordered by time). */
    public Metadata identified() {
        return commandId.isPresent() ? this : withCommandId(IDS.generate());
    }
}
