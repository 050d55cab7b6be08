package dev.fstore.domain;

import java.util.List;

/** The small types that laws are tried on, and two others to map from and to. */
final class Small {

    enum Command {
        OPEN,
        FILL,
        DRAIN,
        SHUT
    }

    enum State {
        EMPTY,
        HALF,
        FULL,
        BROKEN
    }

    enum Event {
        OPENED,
        FLOWED,
        CLOSED
    }

    enum Rejection {
        TOO_FULL,
        TOO_LATE
    }

    static final Types<Command, State, Event, Rejection> TYPES = new Types<>(
            List.of(Command.values()), List.of(State.values()), List.of(Event.values()), List.of(Rejection.values()));
    static final List<Command> COMMANDS = TYPES.commands();
    static final List<State> STATES = TYPES.states();
    static final List<Event> EVENTS = TYPES.events();
    static final List<Rejection> REJECTIONS = TYPES.rejections();

    static final List<String> WORDS = List.of("one", "two", "three");
    static final List<Integer> NUMBERS = List.of(1, 2, 3, 4, 5);

    private Small() {}
}
