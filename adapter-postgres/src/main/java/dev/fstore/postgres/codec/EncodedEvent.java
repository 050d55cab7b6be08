package dev.fstore.postgres.codec;

/**
 * An event as the store keeps it.
 *
 * @param json a JSON object
 */
public record EncodedEvent(EventType type, String json) {}
