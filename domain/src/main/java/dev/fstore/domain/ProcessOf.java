package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

record ProcessOf<AR, S, E, A>(
        Decider<AR, S, E, NoRejection> memory,
        Function<? super S, List<A>> toDo,
        BiFunction<? super E, ? super S, List<A>> reaction,
        Function<? super S, List<Deadline>> timing)
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
        return toDo.apply(state);
    }

    @Override
    public List<A> react(E event, S state) {
        return reaction.apply(event, state);
    }

    @Override
    public List<Deadline> deadlines(S state) {
        return timing.apply(state);
    }
}
