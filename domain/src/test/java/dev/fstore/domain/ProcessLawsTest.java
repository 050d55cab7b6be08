package dev.fstore.domain;

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
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A process is a profunctor from what happened to what to do, and its maps leave its memory alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessLawsTest {

    @Test
    void a_process_mapped_by_the_identity_stays_the_same() {
        Laws.hold(random -> {
            var process = process(random);

            same(REJECTIONS, process.contramapActionResult(Function.identity()), process);
            same(REJECTIONS, process.mapAction(Function.identity()), process);
        });
    }

    @Test
    void results_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var process = process(random);
            Function<String, Rejection> inner = function(random, WORDS, REJECTIONS);
            Function<Integer, String> outer = function(random, NUMBERS, WORDS);

            same(
                    NUMBERS,
                    process.contramapActionResult(inner).contramapActionResult(outer),
                    process.contramapActionResult(inner.compose(outer)));
        });
    }

    @Test
    void actions_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var process = process(random);
            Function<Command, String> inner = function(random, COMMANDS, WORDS);
            Function<String, Integer> outer = function(random, WORDS, NUMBERS);

            same(REJECTIONS, process.mapAction(inner).mapAction(outer), process.mapAction(inner.andThen(outer)));
        });
    }

    @Test
    void mapped_actions_are_asked_for_in_the_same_order_and_nothing_else_changes() {
        Laws.hold(random -> {
            var process = process(random);
            Function<Command, String> fromOwn = function(random, COMMANDS, WORDS);
            var mapped = process.mapAction(fromOwn);

            types(REJECTIONS).same(mapped, process);
            for (var state : STATES) {
                assertThat(mapped.pending(state)).isEqualTo(all(process.pending(state), fromOwn));
                for (var event : EVENTS) {
                    assertThat(mapped.react(event, state)).isEqualTo(all(process.react(event, state), fromOwn));
                }
            }
        });
    }

    @Test
    void a_mapped_result_is_noted_as_the_own_one_as_a_mapped_command_is() {
        Laws.hold(random -> {
            var process = process(random);
            Function<String, Rejection> toOwn = function(random, WORDS, REJECTIONS);
            var mapped = process.contramapActionResult(toOwn);

            types(WORDS).same(mapped, process.contramapCommand(toOwn));
            for (var state : STATES) {
                assertThat(mapped.pending(state)).isEqualTo(process.pending(state));
            }
        });
    }

    private static ProcessManager<Rejection, State, Event, Command> process(RandomGenerator random) {
        return new DrawnProcess<>(
                types(REJECTIONS).decider(random),
                Table.of(STATES, () -> Table.some(random, COMMANDS)),
                Table.of(EVENTS, STATES, () -> Table.some(random, COMMANDS)));
    }

    private static <AR> Types<AR, State, Event, NoRejection> types(List<AR> results) {
        return new Types<>(results, STATES, EVENTS, List.of());
    }

    private static <AR, A> void same(
            List<AR> results,
            ProcessManager<AR, State, Event, A> actual,
            ProcessManager<AR, State, Event, A> expected) {
        types(results).same(actual, expected);
        for (var state : STATES) {
            assertThat(actual.pending(state)).as("pending(%s)", state).isEqualTo(expected.pending(state));
            for (var event : EVENTS) {
                assertThat(actual.react(event, state)).isEqualTo(expected.react(event, state));
            }
        }
    }

    private static <A, B> List<B> all(List<A> values, Function<A, B> function) {
        return values.stream().map(function).toList();
    }
}
