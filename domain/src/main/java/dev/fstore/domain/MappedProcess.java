package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

record MappedProcess<AR, AR1, S, E, A, A1>(
        ProcessManager<AR, S, E, A> process,
        Function<? super AR1, ? extends AR> toOwnResult,
        Function<? super A, ? extends A1> fromOwnAction)
        implements ProcessManager<AR1, S, E, A1> {

    @Override
    public Either<NoRejection, List<E>> decide(AR1 actionResult, S state) {
        return process.decide(toOwnResult.apply(actionResult), state);
    }

    @Override
    public S initialState() {
        return process.initialState();
    }

    @Override
    public S evolve(S state, E event) {
        return process.evolve(state, event);
    }

    @Override
    public boolean isFinal(S state) {
        return process.isFinal(state);
    }

    @Override
    public List<A1> pending(S state) {
        return mapped(process.pending(state));
    }

    @Override
    public List<A1> react(E event, S state) {
        return mapped(process.react(event, state));
    }

    private List<A1> mapped(List<A> actions) {
        return actions.stream().<A1>map(fromOwnAction).toList();
    }
}
