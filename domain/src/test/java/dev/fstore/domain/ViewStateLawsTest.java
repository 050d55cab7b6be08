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

/** States go in and come out again: a view is a profunctor of its state. */
class ViewStateLawsTest {

    @Test
    void states_mapped_by_identities_stay_the_same() {
        Laws.hold(random -> {
            var view = TYPES.view(random);

            TYPES.same(view.dimapState(Function.identity(), Function.identity()), view);
        });
    }

    @Test
    void states_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var view = TYPES.view(random);
            Function<String, State> in = function(random, WORDS, STATES);
            Function<State, String> out = function(random, STATES, WORDS);
            Function<Integer, String> outerIn = function(random, NUMBERS, WORDS);
            Function<String, Integer> outerOut = function(random, WORDS, NUMBERS);

            new Types<>(COMMANDS, NUMBERS, EVENTS, REJECTIONS)
                    .same(
                            view.dimapState(in, out).dimapState(outerIn, outerOut),
                            view.dimapState(in.compose(outerIn), out.andThen(outerOut)));
        });
    }

    @Test
    void mapped_states_come_in_by_one_function_and_go_out_by_the_other() {
        Laws.hold(random -> {
            var view = TYPES.view(random);
            Function<String, State> toOwn = function(random, WORDS, STATES);
            Function<State, String> fromOwn = function(random, STATES, WORDS);
            var mapped = view.dimapState(toOwn, fromOwn);

            assertThat(mapped.initialState()).isEqualTo(fromOwn.apply(view.initialState()));
            for (var word : WORDS) {
                for (var event : EVENTS) {
                    assertThat(mapped.evolve(word, event))
                            .isEqualTo(fromOwn.apply(view.evolve(toOwn.apply(word), event)));
                }
            }
        });
    }
}
