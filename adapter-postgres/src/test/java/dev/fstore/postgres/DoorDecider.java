package dev.fstore.postgres;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.domain.Decider;
import io.vavr.control.Either;
import java.util.List;

/** A small decider whose state is a family, and which comes to an end. */
final class DoorDecider
        implements Decider<DoorDecider.Command, DoorDecider.State, DoorDecider.Event, DoorDecider.Refused> {

    /** Commands to a door. */
    enum Command {
        OPEN,
        SHUT,
        BRICK_UP
    }

    /** States of a door. */
    sealed interface State {
        record Open(int times) implements State {}

        record Shut(int times) implements State {}

        record Gone(State before) implements State {}
    }

    /** Events of a door. */
    sealed interface Event {
        record Opened() implements Event {}

        record WasShut() implements Event {}

        record BrickedUp() implements Event {}
    }

    /** It cannot be done in this state. */
    record Refused(Command command, State state) {}

    @Override
    public State initialState() {
        return new State.Shut(0);
    }

    @Override
    public Either<Refused, List<Event>> decide(Command command, State state) {
        return switch (state) {
            case State.Shut shut when command == Command.OPEN -> accept(new Event.Opened());
            case State.Open open when command == Command.SHUT -> accept(new Event.WasShut());
            case State.Shut shut when command == Command.BRICK_UP -> accept(new Event.BrickedUp());
            case State.Open open when command == Command.BRICK_UP -> accept(new Event.WasShut(), new Event.BrickedUp());
            default -> reject(new Refused(command, state));
        };
    }

    @Override
    public State evolve(State state, Event event) {
        return switch (event) {
            case Event.Opened opened -> new State.Open(timesOf(state) + 1);
            case Event.WasShut shut -> new State.Shut(timesOf(state));
            case Event.BrickedUp bricks -> new State.Gone(state);
        };
    }

    @Override
    public boolean isFinal(State state) {
        return state instanceof State.Gone;
    }

    private static int timesOf(State state) {
        return switch (state) {
            case State.Open(int times) -> times;
            case State.Shut(int times) -> times;
            case State.Gone(State before) -> timesOf(before);
        };
    }
}
