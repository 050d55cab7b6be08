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

import dev.fstore.domain.Small.Rejection;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rejections only come out: a decider is a functor of its rejection. */
class DeciderRejectionLawsTest {

    @Test
    void rejections_mapped_by_the_identity_stay_the_same() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.mapRejection(Function.identity()), decider);
        });
    }

    @Test
    void rejections_mapped_twice_are_mapped_once_by_both() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<Rejection, String> inner = function(random, REJECTIONS, WORDS);
            Function<String, Integer> outer = function(random, WORDS, NUMBERS);

            new Types<>(COMMANDS, STATES, EVENTS, NUMBERS)
                    .same(decider.mapRejection(inner).mapRejection(outer), decider.mapRejection(inner.andThen(outer)));
        });
    }

    @Test
    void a_mapped_rejection_changes_nothing_but_the_rejection() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);
            Function<Rejection, String> fromOwn = function(random, REJECTIONS, WORDS);
            var mapped = decider.mapRejection(fromOwn);

            TYPES.same((View<Small.State, Small.Event>) mapped, decider);
            for (var state : STATES) {
                assertThat(mapped.isFinal(state)).isEqualTo(decider.isFinal(state));
                for (var command : COMMANDS) {
                    assertThat(mapped.decide(command, state))
                            .isEqualTo(decider.decide(command, state).mapLeft(fromOwn));
                }
            }
        });
    }
}
