package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;

record CheckedProcess<AR, S, E, A>(ProcessManager<AR, S, E, A> process, CheckedDecider<AR, S, E, NoRejection> memory)
        implements ProcessManager<AR, S, E, A> {

    @Override
    public Either<NoRejection, List<E>> decide(AR actionResult, S state) {
        return memory.decide(actionResult, state);
    }

    @Override
    public S initialState() {
        return memory.initialState();
    }

    @Override
    public S evolve(S state, E event) {
        return memory.evolve(state, event);
    }

    @Override
    public boolean isFinal(S state) {
        return memory.isFinal(state);
    }

    @Override
    public List<A> pending(S state) {
        return memory.list("pending", () -> "State: " + state, () -> process.pending(state));
    }

    @Override
    public List<A> react(E event, S state) {
        return memory.list(
                "react", () -> "Event: %s, state: %s".formatted(event, state), () -> process.react(event, state));
    }

    @Override
    public List<Deadline> deadlines(S state) {
        return memory.list("deadlines", () -> "State: " + state, () -> process.deadlines(state));
    }
}
