package dev.fstore.domain;

import static dev.fstore.domain.Processes.same;
import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.NUMBERS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Small.WORDS;
import static dev.fstore.domain.Table.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.Rejection;
import dev.fstore.domain.Small.State;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A process is a profunctor from what happened to what to do, and its maps leave its memory alone. */
class ProcessLawsTest {

    @Test
    void a_process_mapped_by_the_identity_stays_the_same() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);

            same(REJECTIONS, STATES, process.contramapActionResult(Function.identity()), process);
            same(REJECTIONS, STATES, process.mapAction(Function.identity()), process);
        });
    }

    @Test
    void results_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            Function<String, Rejection> inner = function(random, WORDS, REJECTIONS);
            Function<Integer, String> outer = function(random, NUMBERS, WORDS);

            same(
                    NUMBERS,
                    STATES,
                    process.contramapActionResult(inner).contramapActionResult(outer),
                    process.contramapActionResult(inner.compose(outer)));
        });
    }

    @Test
    void actions_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            Function<Command, String> inner = function(random, COMMANDS, WORDS);
            Function<String, Integer> outer = function(random, WORDS, NUMBERS);

            same(
                    REJECTIONS,
                    STATES,
                    process.mapAction(inner).mapAction(outer),
                    process.mapAction(inner.andThen(outer)));
        });
    }

    @Test
    void mapped_actions_are_asked_for_in_the_same_order_and_nothing_else_changes() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            Function<Command, String> fromOwn = function(random, COMMANDS, WORDS);
            var mapped = process.mapAction(fromOwn);

            Processes.types(REJECTIONS).same(mapped, process);
            for (var state : STATES) {
                assertThat(mapped.pending(state)).isEqualTo(all(process.pending(state), fromOwn));
                assertThat(mapped.deadlines(state)).isEqualTo(process.deadlines(state));
                for (var event : EVENTS) {
                    assertThat(mapped.react(event, state)).isEqualTo(all(process.react(event, state), fromOwn));
                }
            }
        });
    }

    @Test
    void a_mapped_result_is_noted_as_the_own_one_as_a_mapped_command_is() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            Function<String, Rejection> toOwn = function(random, WORDS, REJECTIONS);
            var mapped = process.contramapActionResult(toOwn);

            Processes.types(WORDS).same(mapped, process.contramapCommand(toOwn));
            for (var state : STATES) {
                assertThat(mapped.pending(state)).isEqualTo(process.pending(state));
            }
        });
    }

    @Test
    void events_and_states_mapped_there_and_back_change_nothing() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);

            same(
                    REJECTIONS,
                    STATES,
                    process.dimapEvent(Event::valueOf, Event::name).dimapEvent(Event::name, Event::valueOf),
                    process);
            same(
                    REJECTIONS,
                    STATES,
                    process.dimapState(State::valueOf, State::name).dimapState(State::name, State::valueOf),
                    process);
        });
    }

    @Test
    void events_and_states_in_another_form_lead_to_the_same() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            var renamed = process.dimapEvent(Event::valueOf, Event::name).dimapState(State::valueOf, State::name);

            for (var state : STATES) {
                assertThat(renamed.pending(state.name())).isEqualTo(process.pending(state));
                assertThat(renamed.deadlines(state.name())).isEqualTo(process.deadlines(state));
                for (var event : EVENTS) {
                    assertThat(renamed.react(event.name(), state.name())).isEqualTo(process.react(event, state));
                }
            }
        });
    }

    private static <A, B> List<B> all(List<A> values, Function<A, B> function) {
        return values.stream().map(function).toList();
    }
}
