package dev.fstore.application;

import java.util.Optional;
import java.util.UUID;

/**
 * The position of a stream when it was read. A load returns it, and the append that follows checks it.
 *
 * @param number the number of events (or saved states) in the stream; 0 if the stream does not exist yet
 * @param lastEvent the id of the last event, by which an event store detects other writers; empty if there is none, and
 *     where only states are kept
 */
public record Version(long number, Optional<UUID> lastEvent) {

    /** The version of a stream that does not exist yet. */
    public static final Version NONE = new Version(0, Optional.empty());

    /** Returns the version of a stream whose last event is {@code last}. */
    public static Version of(Recorded<?> last) {
        return new Version(last.version(), Optional.of(last.id()));
    }
}
