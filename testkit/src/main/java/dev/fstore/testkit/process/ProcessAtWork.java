package dev.fstore.testkit.process;

import dev.fstore.application.Recorded;
import dev.fstore.domain.Deadline;
import java.time.Instant;
import java.util.List;

/** The instances of a process in one sentence of a test. */
public interface ProcessAtWork<E> {

    /** Tells instances of an event, and has everything carried out that they ask for then. */
    void hear(Recorded<E> event);

    /** Tells instances of all deadlines that have elapsed by then, the earliest first. */
    void elapse(Instant now);

    /** Actions that an instance has asked for and that are not done yet. */
    List<?> pending(String instance);

    /** Until when an instance waits. */
    List<Deadline> deadlines(String instance);
}
