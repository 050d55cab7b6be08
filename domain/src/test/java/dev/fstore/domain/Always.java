package dev.fstore.domain;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.State;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Supplier;

/** Does the same whatever it is asked. */
record Always(Supplier<Either<String, List<Event>>> decision, Supplier<State> state)
        implements Decider<Command, State, Event, String> {

    @Override
    public Either<String, List<Event>> decide(Command command, State state) {
        return decision.get();
    }

    @Override
    public State initialState() {
        return state.get();
    }

    @Override
    public State evolve(State state, Event event) {
        return this.state.get();
    }

    @Override
    public boolean isFinal(State state) {
        return this.state.get() == State.BROKEN;
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // on purpose
    static <T> T nothing() {
        return null;
    }
}
