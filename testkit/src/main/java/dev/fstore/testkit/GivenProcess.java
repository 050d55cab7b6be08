package dev.fstore.testkit;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.ProcessManager;
import dev.fstore.testkit.ProcessExpectation.Progress;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The beginning of a sentence: a process and its events so far. Immutable. */
public final class GivenProcess<AR, S, E, A> {

    private final ProcessManager<AR, S, E, A> process;
    private final List<E> events;
    private final UnaryOperator<E> stored;

    /** @param stored the event as it is read after it was stored */
    GivenProcess(ProcessManager<AR, S, E, A> process, List<E> events, UnaryOperator<E> stored) {
        this.process = process;
        this.events = events;
        this.stored = stored;
    }

    /** Tells the process a result. The expectation judges what follows, even if it is an exception. */
    public ProcessExpectation<S, E, A> when(AR actionResult) {
        return expectation(List.of(actionResult), progress -> tell(progress, actionResult));
    }

    /**
     * Moves the time. Tells the process every deadline that is due by then, the earliest first, including deadlines
     * that it lists only after it was told of others.
     *
     * @param elapsed creates the result which says that a deadline has elapsed, as for the process runner
     */
    public ProcessExpectation<S, E, A> whenTimeIs(Instant now, Function<? super Deadline, ? extends AR> elapsed) {
        return expectation(List.of(now), start -> {
            var progress = start;
            for (var due = next(progress, now); due.isPresent(); due = next(progress, now)) {
                progress = tell(progress, elapsed.apply(due.get()));
                requireOff(due.get(), progress);
            }
            return progress;
        });
    }

    private Optional<Deadline> next(Progress<S, E, A> progress, Instant now) {
        return process.isFinal(progress.state())
                ? Optional.empty()
                : progress.deadlines().stream()
                        .filter(deadline -> deadline.isDue(now))
                        .min(Comparator.comparing(Deadline::at).thenComparing(Deadline::name));
    }

    private static void requireOff(Deadline told, Progress<?, ?, ?> progress) {
        if (progress.deadlines().contains(told)) {
            throw new IllegalStateException(
                    "%s has elapsed and is still listed. Note that it has elapsed, or list a later instant."
                            .formatted(told));
        }
    }

    private ProcessExpectation<S, E, A> expectation(
            List<?> when, Function<Progress<S, E, A>, Progress<S, E, A>> telling) {
        var scenario = Scenario.of(process).with("given", events).with("when", when);
        return new ProcessExpectation<>(scenario, Try.of(() -> telling.apply(start())));
    }

    private Progress<S, E, A> start() {
        S state =
                process.fold(process.initialState(), events.stream().map(stored).toList());
        return new Progress<>(List.of(), state, List.of(), process.pending(state), process.deadlines(state));
    }

    private Progress<S, E, A> tell(Progress<S, E, A> progress, AR actionResult) {
        S state = progress.state();
        var noted = new ArrayList<>(progress.events());
        var ready = new ArrayList<>(progress.ready());
        for (E event : List.copyOf(process.decide(actionResult, state).get())) {
            var read = stored.apply(event);
            state = process.evolve(state, read);
            noted.add(event);
            ready.addAll(process.react(read, state));
        }
        return new Progress<>(noted, state, ready, process.pending(state), process.deadlines(state));
    }
}
