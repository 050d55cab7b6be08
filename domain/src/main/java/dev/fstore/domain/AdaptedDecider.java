package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;

record AdaptedDecider<C, C1 extends C, S, E, E1 extends E, R>(
        Decider<C1, S, E1, ? extends R> decider, Class<C1> commandType, Class<E1> eventType)
        implements Decider<C, S, E, R> {

    @Override
    public Either<R, List<E>> decide(C command, S state) {
        return commandType.isInstance(command)
                ? decider.decide(commandType.cast(command), state)
                        .<R>mapLeft(r -> r)
                        .map(List::copyOf)
                : Decider.accept();
    }

    @Override
    public S initialState() {
        return decider.initialState();
    }

    @Override
    public S evolve(S state, E event) {
        return eventType.isInstance(event) ? decider.evolve(state, eventType.cast(event)) : state;
    }

    @Override
    public boolean isFinal(S state) {
        return decider.isFinal(state);
    }
}
