package dev.fstore.domain;

import static dev.fstore.domain.Small.COMMANDS;
import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Small.TYPES;
import static dev.fstore.domain.Table.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import org.junit.jupiter.api.Test;

/** Merging views is a monoid, up to how the states are nested. */
class ViewMergeLawsTest {

    @Test
    void merging_nothing_on_either_side_stays_the_same() {
        Laws.hold(random -> {
            var view = TYPES.decider(random);

            TYPES.same(
                    View.merge(View.none(), view).dimapState(state -> Tuple.of(Tuple.empty(), state), Tuple2::_2),
                    view);
            TYPES.same(
                    View.merge(view, View.none()).dimapState(state -> Tuple.of(state, Tuple.empty()), Tuple2::_1),
                    view);
        });
    }

    @Test
    void it_does_not_matter_which_two_of_three_are_merged_first() {
        Laws.hold(random -> {
            var first = TYPES.decider(random);
            var second = TYPES.decider(random);
            var third = TYPES.decider(random);
            var left = View.merge(View.merge(first, second), third);
            var right = View.merge(first, View.merge(second, third));
            var states = pairs(STATES, pairs(STATES, STATES));

            new Types<>(COMMANDS, states, EVENTS, REJECTIONS)
                    .same(
                            left.dimapState(
                                    s -> Tuple.of(Tuple.of(s._1, s._2._1), s._2._2),
                                    s -> Tuple.of(s._1._1, Tuple.of(s._1._2, s._2))),
                            right);
        });
    }

    @Test
    void both_evolve_each_its_half() {
        Laws.hold(random -> {
            var first = TYPES.decider(random);
            var second = TYPES.decider(random);
            var merged = View.merge(first, second);

            assertThat(merged.initialState()).isEqualTo(Tuple.of(first.initialState(), second.initialState()));
            for (var state : pairs(STATES, STATES)) {
                for (var event : EVENTS) {
                    assertThat(merged.evolve(state, event))
                            .isEqualTo(Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event)));
                }
            }
        });
    }
}
