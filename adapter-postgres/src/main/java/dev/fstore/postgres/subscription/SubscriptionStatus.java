package dev.fstore.postgres.subscription;

import dev.fstore.postgres.codec.EventType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The current activity of a {@link Subscription} in this process.
 *
 * @param isListening whether notifications wake it, see {@link WakeUps#of}; otherwise it polls
 * @param lastEvent the offset of the last event that it has handled; empty if there was none yet
 * @param leasedStreams how many streams it holds at this moment
 * @param heldBack event types that it has met and cannot read; streams wait before them for a process with newer code
 */
public record SubscriptionStatus(
        String view,
        Activity activity,
        boolean isListening,
        Optional<Long> lastEvent,
        int leasedStreams,
        Set<EventType> heldBack) {

    /** Whether it delivers events. */
    public sealed interface Activity {

        /** Delivers events, or waits for new ones. */
        record Running() implements Activity {}

        /** Cannot reach the database, and tries again. */
        record WaitingForDatabase(Instant since, String reason) implements Activity {}

        /** Delivers nothing any more, because of {@code reason}. */
        record Stopped(String reason) implements Activity {}
    }
}
