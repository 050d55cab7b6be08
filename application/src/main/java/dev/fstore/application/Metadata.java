package dev.fstore.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Says who caused a command. It is stored with every event that follows from the command. All of it is optional.
 *
 * @param commandId identifies the command; if absent, the repository makes one up
 * @param correlationId identifies the conversation that the command belongs to; if absent, the command's own id
 * @param causationId identifies the cause of the command, such as an event that a saga reacted to
 * @param values anything else worth keeping, such as the sender of the command
 */
public record Metadata(
        Optional<UUID> commandId,
        Optional<UUID> correlationId,
        Optional<UUID> causationId,
        Map<String, String> values) {

    private static final Metadata EMPTY = new Metadata(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** The name of the digest among the values. */
    private static final String DIGEST = "commandDigest";

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public Metadata {
        if (commandId == null || correlationId == null || causationId == null || values == null) {
            throw new IllegalArgumentException("Metadata must not contain null. Leave out what there is not");
        }
        values.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new IllegalArgumentException(
                        "The metadata value %s must not be null. Leave it out".formatted(name));
            }
        });
        values = Map.copyOf(values);
    }

    private static Optional<UUID> id(String name, UUID id) {
        if (id == null) {
            throw new IllegalArgumentException("The %s must not be null".formatted(name));
        }
        return Optional.of(id);
    }

    /** Every command handler takes metadata. */
    static void require(Metadata metadata) {
        if (metadata == null) {
            throw new IllegalArgumentException("The metadata must not be null. Pass Metadata.empty()");
        }
    }

    /** Returns metadata without any content. */
    public static Metadata empty() {
        return EMPTY;
    }

    /** Returns a copy with this command id. */
    public Metadata withCommandId(UUID id) {
        return new Metadata(id("command id", id), correlationId, causationId, values);
    }

    /** Returns a copy with this correlation id. */
    public Metadata withCorrelationId(UUID id) {
        return new Metadata(commandId, id("correlation id", id), causationId, values);
    }

    /** Returns a copy with this causation id: the event or command that this one follows from. */
    public Metadata withCausationId(UUID id) {
        return new Metadata(commandId, correlationId, id("causation id", id), values);
    }

    /** Returns a copy with these values added. They replace values of the same name. */
    public Metadata withValues(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return new Metadata(commandId, correlationId, causationId, all);
    }

    /**
     * Returns a copy with a digest of the command, such as of the request that it came in. It is kept with the events, so that
     * another command under the same id is recognized: that is a {@link Failure.CommandIdReused}.
     *
     * @param content the same for a command that is sent again, and another one for every other command
     */
    public Metadata withDigestOf(String content) {
        return withValues(Map.of(DIGEST, sha256(content)));
    }

    /** The digest of the command, if there is one. */
    public Optional<String> digest() {
        return Optional.ofNullable(values.get(DIGEST));
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns a copy with a command id: the present one, or a new one that is ordered by time (version 7 of RFC 9562).
     */
    public Metadata identified() {
        return commandId.isPresent() ? this : withCommandId(IDS.generate());
    }
}
