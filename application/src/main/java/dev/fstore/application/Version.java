package dev.fstore.application;

import java.util.Optional;
import java.util.UUID;

/**
 * How far a stream had come when it was read. Threaded from load to append, where it guards against writers in between.
 *
 * @param number how many events (or saved states) the stream had; 0 for a stream that does not exist yet
 * @param lastEvent the id of the last of them, by which an event store knows that nothing came in between; empty if
 *     there is none, and where only states are kept
 */
public record Version(long number, Optional<UUID> lastEvent) {

    /** Of a stream that does not exist yet. */
    public static final Version NONE = new Version(0, Optional.empty());

    /** Of a stream whose last event is this one. */
    public static Version of(Recorded<?> last) {
        return new Version(last.version(), Optional.of(last.id()));
    }
}
