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

import dev.fstore.domain.Small.State;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** States go in and come out again: a decider is a profunctor of its state. */
class DeciderStateLawsTest {

    @Test
    void states_mapped_by_identities_stay_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.dimapState(Function.identity(), Function.identity()), decider);
        });
    }

    @Test
    void states_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, State> in = function(random, WORDS, STATES);
            Function<State, String> out = function(random, STATES, WORDS);
            Function<Integer, String> outerIn = function(random, NUMBERS, WORDS);
            Function<String, Integer> outerOut = function(random, WORDS, NUMBERS);

            new Types<>(COMMANDS, NUMBERS, EVENTS, REJECTIONS)
                    .same(
                            decider.dimapState(in, out).dimapState(outerIn, outerOut),
                            decider.dimapState(in.compose(outerIn), out.andThen(outerOut)));
        });
    }

    @Test
    void mapped_states_come_in_by_one_function_and_go_out_by_the_other() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<String, State> toOwn = function(random, WORDS, STATES);
            Function<State, String> fromOwn = function(random, STATES, WORDS);
            var mapped = decider.dimapState(toOwn, fromOwn);

            assertThat(mapped.initialState()).isEqualTo(fromOwn.apply(decider.initialState()));
            for (var word : WORDS) {
                var state = toOwn.apply(word);
                assertThat(mapped.isFinal(word)).isEqualTo(decider.isFinal(state));
                for (var event : EVENTS) {
                    assertThat(mapped.evolve(word, event)).isEqualTo(fromOwn.apply(decider.evolve(state, event)));
                }
                for (var command : COMMANDS) {
                    assertThat(mapped.decide(command, word)).isEqualTo(decider.decide(command, state));
                }
            }
        });
    }
}
