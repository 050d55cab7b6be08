package dev.fstore.testkit;

import dev.fstore.domain.Deadline;
import java.util.List;

/**
 * How far a process has come: what it noted, the state after that, what became ready, all that is to be done, and what it
 * waits for.
 */
record Progress<S, E, A>(List<E> events, S state, List<A> ready, List<A> pending, List<Deadline> deadlines) {

    Progress {
        events = List.copyOf(events);
        ready = List.copyOf(ready);
        pending = List.copyOf(pending);
        deadlines = List.copyOf(deadlines);
    }
}
