package dev.fstore.testkit;

import dev.fstore.domain.ProcessManager;
import io.vavr.control.Try;
import java.util.ArrayList;
import java.util.List;

/** A process and what it has noted, in a sentence that {@link GivenWhenThen#given} began. Immutable. */
public final class GivenProcess<AR, S, E, A> {

    private final ProcessManager<AR, S, E, A> process;
    private final List<E> events;

    GivenProcess(ProcessManager<AR, S, E, A> process, List<E> events) {
        this.process = process;
        this.events = events;
    }

    /** Tells the process what happened. Whatever comes of it, an exception too, is for the expectation to judge. */
    public ProcessExpectation<S, E, A> when(AR actionResult) {
        var scenario = Scenario.of(process).with("given", events).with("when", List.of(actionResult));
        return new ProcessExpectation<>(scenario, Try.of(() -> goOn(actionResult)));
    }

    private Progress<S, E, A> goOn(AR actionResult) {
        S state = process.fold(process.initialState(), events);
        var noted = List.copyOf(process.decide(actionResult, state).get());
        List<A> ready = new ArrayList<>();
        for (E event : noted) {
            state = process.evolve(state, event);
            ready.addAll(process.react(event, state));
        }
        return new Progress<>(noted, state, List.copyOf(ready), List.copyOf(process.pending(state)));
    }
}
