package dev.fstore.application;

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
}
