package dev.fstore.domain;

import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.NUMBERS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Small.TYPES;
import static dev.fstore.domain.Small.WORDS;
import static dev.fstore.domain.Table.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Event;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Events go in and come out again: a decider is a profunctor of its event. */
class DeciderEventLawsTest {

    @Test
    void events_mapped_by_identities_stay_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.dimapEvent(Function.identity(), Function.identity()), decider);
        });
    }

    @Test
    void events_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, Event> in = function(random, WORDS, EVENTS);
            Function<Event, String> out = function(random, EVENTS, WORDS);
            Function<Integer, String> outerIn = function(random, NUMBERS, WORDS);
            Function<String, Integer> outerOut = function(random, WORDS, NUMBERS);

            new Types<>(COMMANDS, STATES, NUMBERS, REJECTIONS)
                    .same(
                            decider.dimapEvent(in, out).dimapEvent(outerIn, outerOut),
                            decider.dimapEvent(in.compose(outerIn), out.andThen(outerOut)));
        });
    }

    @Test
    void mapped_events_come_in_by_one_function_and_go_out_by_the_other() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, Event> toOwn = function(random, WORDS, EVENTS);
            Function<Event, String> fromOwn = function(random, EVENTS, WORDS);
            var mapped = decider.dimapEvent(toOwn, fromOwn);

            assertThat(mapped.initialState()).isEqualTo(decider.initialState());
            for (var state : STATES) {
                assertThat(mapped.isFinal(state)).isEqualTo(decider.isFinal(state));
                for (var word : WORDS) {
                    assertThat(mapped.evolve(state, word)).isEqualTo(decider.evolve(state, toOwn.apply(word)));
                }
                for (var command : COMMANDS) {
                    assertThat(mapped.decide(command, state))
                            .isEqualTo(decider.decide(command, state)
                                    .map(events -> events.stream().map(fromOwn).toList()));
                }
            }
        });
    }
}
