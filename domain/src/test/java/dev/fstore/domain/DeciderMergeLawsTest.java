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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Merging deciders is a monoid, up to how the states are nested. */
class DeciderMergeLawsTest {

    @Test
    void merging_nothing_first_stays_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            var merged = Decider.merge(Decider.none(), decider);

            TYPES.same(merged.dimapState(state -> Tuple.of(Tuple.empty(), state), Tuple2::_2), decider);
        });
    }

    @Test
    void merging_nothing_second_stays_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            var merged = Decider.merge(decider, Decider.none());

            TYPES.same(merged.dimapState(state -> Tuple.of(state, Tuple.empty()), Tuple2::_1), decider);
        });
    }

    @Test
    void it_does_not_matter_which_two_of_three_are_merged_first() {
        Laws.hold(random -> {
            var first = TYPES.decider(random);
            var second = TYPES.decider(random);
            var third = TYPES.decider(random);
            var left = Decider.merge(Decider.merge(first, second), third);
            var right = Decider.merge(first, Decider.merge(second, third));
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
    void both_decide_and_the_events_of_the_first_come_first() {
        Laws.hold(random -> {
            var first = TYPES.decider(random);
            var second = TYPES.decider(random);
            var merged = Decider.merge(first, second);

            for (var state : pairs(STATES, STATES)) {
                for (var command : COMMANDS) {
                    var one = first.decide(command, state._1);
                    var other = second.decide(command, state._2);
                    var decision = merged.decide(command, state);
                    if (one.isRight() && other.isRight()) {
                        assertThat(decision.get()).isEqualTo(concat(one.get(), other.get()));
                    } else {
                        assertThat(decision).isEqualTo(one.isLeft() ? one : other);
                    }
                }
            }
        });
    }

    @Test
    void both_evolve_each_its_half_and_one_final_half_is_enough() {
        Laws.hold(random -> {
            var first = TYPES.decider(random);
            var second = TYPES.decider(random);
            var merged = Decider.merge(first, second);

            assertThat(merged.initialState()).isEqualTo(Tuple.of(first.initialState(), second.initialState()));
            for (var state : pairs(STATES, STATES)) {
                assertThat(merged.isFinal(state)).isEqualTo(first.isFinal(state._1) || second.isFinal(state._2));
                for (var event : EVENTS) {
                    assertThat(merged.evolve(state, event))
                            .isEqualTo(Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event)));
                }
            }
        });
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
