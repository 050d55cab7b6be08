package dev.fstore.domain;

import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.Rejection;
import dev.fstore.domain.Small.State;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Processes over the small types: how they are drawn, and when two are the same. */
final class Processes {

    static final List<Deadline> DEADLINES = Stream.of("payment", "parcel", "return")
            .map(name -> new Deadline(name, Instant.EPOCH.plusSeconds(name.length())))
            .toList();

    private Processes() {}

    /** Any process at all. */
    static ProcessManager<Rejection, State, Event, Command> drawn(RandomGenerator random) {
        return new ProcessOf<>(
                types(REJECTIONS).decider(random),
                Table.of(STATES, () -> Table.some(random, COMMANDS)),
                Table.of(EVENTS, STATES, () -> Table.some(random, COMMANDS)),
                Table.of(
                        STATES,
                        () -> Table.some(random, DEADLINES).stream().distinct().toList()));
    }

    /** One that notes nothing and waits for nothing after its end. */
    static ProcessManager<Rejection, State, Event, Command> drawnQuietAtTheEnd(RandomGenerator random) {
        var any = drawn(random);
        return new ProcessOf<>(
                new DeciderOf<>(
                        any.initialState(),
                        (result, state) -> any.isFinal(state) ? ProcessManager.note() : any.decide(result, state),
                        any::evolve,
                        any::isFinal),
                any::pending,
                any::react,
                state -> any.isFinal(state) ? List.of() : any.deadlines(state));
    }

    static <AR, S, A> void same(
            List<AR> results,
            List<S> states,
            ProcessManager<AR, S, Event, A> actual,
            ProcessManager<AR, S, Event, A> expected) {
        new Types<>(results, states, EVENTS, List.<NoRejection>of()).same(actual, expected);
        for (var state : states) {
            assertThat(actual.pending(state)).as("pending(%s)", state).isEqualTo(expected.pending(state));
            assertThat(actual.deadlines(state)).as("deadlines(%s)", state).isEqualTo(expected.deadlines(state));
            for (var event : EVENTS) {
                assertThat(actual.react(event, state))
                        .as("react(%s, %s)", event, state)
                        .isEqualTo(expected.react(event, state));
            }
        }
    }

    static <AR> Types<AR, State, Event, NoRejection> types(List<AR> results) {
        return new Types<>(results, STATES, EVENTS, List.of());
    }
}
