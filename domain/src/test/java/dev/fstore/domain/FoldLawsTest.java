package dev.fstore.domain;

import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.STATES;
import static dev.fstore.domain.Small.TYPES;
import static dev.fstore.domain.Table.one;
import static dev.fstore.domain.Table.some;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws that allow a state to be kept and only later events to be read. */
class FoldLawsTest {

    @Test
    void folding_in_two_steps_is_folding_in_one() {
        Laws.hold(random -> {
            var view = TYPES.decider(random);
            var state = one(random, STATES);
            var first = some(random, EVENTS);
            var then = some(random, EVENTS);
            var all = new ArrayList<>(first);
            all.addAll(then);

            assertThat(view.fold(view.fold(state, first), then)).isEqualTo(view.fold(state, all));
        });
    }

    @Test
    void folding_nothing_changes_nothing_and_folding_one_event_evolves() {
        Laws.hold(random -> {
            var view = TYPES.decider(random);
            var state = one(random, STATES);
            var event = one(random, EVENTS);

            assertThat(view.fold(state, List.of())).isSameAs(state);
            assertThat(view.fold(state, List.of(event))).isEqualTo(view.evolve(state, event));
        });
    }

    @Test
    void folding_is_from_the_first_to_the_last_of_anything_that_iterates() {
        Laws.hold(random -> {
            var view = TYPES.decider(random);
            var state = one(random, STATES);
            var events = List.of(one(random, EVENTS), one(random, EVENTS), one(random, EVENTS));
            var byHand = view.evolve(view.evolve(view.evolve(state, events.get(0)), events.get(1)), events.get(2));

            assertThat(view.fold(state, new ArrayDeque<>(events))).isEqualTo(byHand);
        });
    }
}
