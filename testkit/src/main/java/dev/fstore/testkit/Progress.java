package dev.fstore.testkit;

import dev.fstore.domain.Deadline;
import java.util.List;

/**
 * The progress of a process: the events it noted, the state after them, the actions that became ready, all pending
 * actions, and its deadlines.
 */
record Progress<S, E, A>(List<E> events, S state, List<A> ready, List<A> pending, List<Deadline> deadlines) {

    Progress {
        events = List.copyOf(events);
        ready = List.copyOf(ready);
        pending = List.copyOf(pending);
        deadlines = List.copyOf(deadlines);
    }
}
