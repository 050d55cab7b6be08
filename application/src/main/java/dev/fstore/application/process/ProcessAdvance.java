package dev.fstore.application.process;

import dev.fstore.application.Metadata;
import dev.fstore.application.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far one transaction has brought one instance of a process.
 *
 * @param instance its id
 * @param expected the version that was claimed
 * @param notes its new events, grouped by the result that led to them; may be empty
 * @param nextDeadline the earliest deadline of its state; empty if it has none
 * @param isOver whether it is final and hears nothing more
 */
public record ProcessAdvance<E>(
        String instance, Version expected, List<Note<E>> notes, Optional<Instant> nextDeadline, boolean isOver) {

    public ProcessAdvance {
        notes = List.copyOf(notes);
    }

    /** The events that one result led to, at least one, and the command id under which they are stored. */
    public record Note<E>(List<E> events, Metadata metadata) {

        public Note {
            events = List.copyOf(events);
        }
    }

    /** Whether the instance has begun: one without events is not kept. */
    public boolean hasBegun() {
        return expected.number() > 0 || !notes.isEmpty();
    }
}
