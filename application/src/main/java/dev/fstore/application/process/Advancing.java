package dev.fstore.application.process;

import dev.fstore.application.Metadata;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.ProcessManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One claimed instance and the events it notes, result by result. */
final class Advancing<AR, S, E> {

    private final ProcessManager<AR, S, E, ?> process;
    private final ProcessInstance<S> instance;
    private final List<ProcessAdvance.Note<E>> notes = new ArrayList<>();
    private S state;

    Advancing(ProcessManager<AR, S, E, ?> process, ProcessInstance<S> instance) {
        this.process = process;
        this.instance = instance;
        this.state = instance.noted().state();
    }

    /** A final process hears nothing more. */
    void tell(AR result, Metadata metadata) {
        if (!process.isFinal(state)) {
            var events = process.decide(result, state).get();
            state = process.fold(state, events);
            if (!events.isEmpty()) {
                notes.add(new ProcessAdvance.Note<>(events, metadata));
            }
        }
    }

    /** The earliest deadline that has elapsed by {@code now}, unless an operator has skipped it. */
    Optional<Deadline> due(Instant now) {
        return next().filter(deadline -> deadline.isDue(now));
    }

    boolean isListed(Deadline deadline) {
        return !process.isFinal(state) && process.deadlines(state).contains(deadline);
    }

    ProcessAdvance<E> advance() {
        return new ProcessAdvance<>(
                instance.id(), instance.noted().version(), notes, next().map(Deadline::at), process.isFinal(state));
    }

    private Optional<Deadline> next() {
        return process.isFinal(state)
                ? Optional.empty()
                : process.deadlines(state).stream()
                        .filter(deadline -> deadline.at().isAfter(instance.skippedUntil()))
                        .min(Comparator.comparing(Deadline::at).thenComparing(Deadline::name));
    }
}
