package dev.fstore.domain;

import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.NUMBERS;
import static dev.fstore.domain.Small.WORDS;
import static dev.fstore.domain.Table.function;
import static dev.fstore.domain.Table.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A saga is a profunctor from what happened to what to do, and merging sagas is a monoid. */
class SagaLawsTest {

    @Test
    void a_saga_mapped_by_the_identity_stays_the_same() {
        Laws.hold(random -> {
            var saga = saga(random);

            same(EVENTS, saga.contramapActionResult(Function.identity()), saga);
            same(EVENTS, saga.mapAction(Function.identity()), saga);
        });
    }

    @Test
    void a_saga_mapped_twice_is_mapped_once_by_both() {
        Laws.hold(random -> {
            var saga = saga(random);
            Function<String, Event> in = function(random, WORDS, EVENTS);
            Function<Integer, String> outerIn = function(random, NUMBERS, WORDS);
            Function<Command, String> out = function(random, COMMANDS, WORDS);
            Function<String, Integer> outerOut = function(random, WORDS, NUMBERS);

            same(
                    NUMBERS,
                    saga.contramapActionResult(in).contramapActionResult(outerIn),
                    saga.contramapActionResult(in.compose(outerIn)));
            same(EVENTS, saga.mapAction(out).mapAction(outerOut), saga.mapAction(out.andThen(outerOut)));
        });
    }

    @Test
    void a_mapped_saga_reacts_to_its_own_result_and_its_actions_are_mapped() {
        Laws.hold(random -> {
            var saga = saga(random);
            Function<String, Event> in = function(random, WORDS, EVENTS);
            Function<Command, String> out = function(random, COMMANDS, WORDS);
            var mapped = saga.contramapActionResult(in).mapAction(out);

            same(WORDS, mapped, saga.mapAction(out).contramapActionResult(in));
            same(
                    WORDS,
                    mapped,
                    word -> saga.react(in.apply(word)).stream().map(out).toList());
        });
    }

    @Test
    void merging_nothing_on_either_side_stays_the_same() {
        Laws.hold(random -> {
            var saga = saga(random);

            same(EVENTS, Saga.merge(Saga.none(), saga), saga);
            same(EVENTS, Saga.merge(saga, Saga.none()), saga);
            same(EVENTS, Saga.merge(saga), saga);
            same(EVENTS, Saga.merge(), Saga.none());
            same(EVENTS, Saga.none(), event -> List.of());
        });
    }

    @Test
    void it_does_not_matter_which_two_of_three_are_merged_first() {
        Laws.hold(random -> {
            var first = saga(random);
            var second = saga(random);
            var third = saga(random);
            var all = Saga.merge(first, second, third);

            same(EVENTS, Saga.merge(Saga.merge(first, second), third), all);
            same(EVENTS, Saga.merge(first, Saga.merge(second, third)), all);
            same(
                    EVENTS,
                    all,
                    event -> Stream.of(first, second, third)
                            .flatMap(saga -> saga.react(event).stream())
                            .toList());
        });
    }

    private static Saga<Event, Command> saga(RandomGenerator random) {
        return Table.of(EVENTS, () -> some(random, COMMANDS))::apply;
    }

    private static <AR, A> void same(List<AR> results, Saga<AR, A> actual, Saga<AR, A> expected) {
        for (AR result : results) {
            assertThat(actual.react(result)).as("react(%s)", result).isEqualTo(expected.react(result));
        }
    }
}
