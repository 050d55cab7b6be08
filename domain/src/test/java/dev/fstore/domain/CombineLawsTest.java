package dev.fstore.domain;

import static dev.fstore.domain.Table.some;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A combination is what one would write by hand: a switch that sends everything to the part it belongs to. */
class CombineLawsTest {

    @Test
    void every_part_remembers_its_own_events_and_no_others() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var combined = parts.decider();
            var events = some(random, Plant.ALL);
            var state = combined.fold(combined.initialState(), events);

            for (var part : parts.parts()) {
                assertThat(state.of(part.decider())).isEqualTo(part.fold(events));
            }
        });
    }

    @Test
    void an_event_leaves_the_states_of_all_other_parts_untouched() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var combined = parts.decider();
            var before = combined.fold(combined.initialState(), some(random, Plant.ALL));
            var event = Table.one(random, Plant.ALL);
            var after = combined.evolve(before, event);

            for (var part : parts.parts()) {
                if (!part.events().isInstance(event)) {
                    assertThat(after.of(part.decider())).isSameAs(before.of(part.decider()));
                }
            }
        });
    }

    @Test
    void a_command_is_decided_as_by_its_part_alone() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var combined = parts.decider();
            var events = some(random, Plant.ALL);
            var state = combined.fold(combined.initialState(), events);

            for (var command : Colour.ALL) {
                var part = parts.of(command);
                assertThat(combined.decide(command, state)).isEqualTo(part.decide(command, part.fold(events)));
            }
        });
    }

    @Test
    void a_state_is_final_when_it_is_for_one_part() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var combined = parts.decider();
            var events = some(random, Plant.ALL);

            assertThat(combined.isFinal(combined.fold(combined.initialState(), events)))
                    .isEqualTo(parts.parts().stream()
                            .anyMatch(part -> part.decider().isFinal(part.fold(events))));
        });
    }

    @Test
    void a_view_of_views_remembers_the_same() {
        Laws.hold(random -> {
            var parts = Parts.drawn(random);
            var combined = parts.view();
            var events = some(random, Plant.ALL);
            var state = combined.fold(combined.initialState(), events);

            assertThat(state).isEqualTo(parts.decider().fold(parts.decider().initialState(), events));
            for (var part : parts.parts()) {
                assertThat(state.of(part.decider())).isEqualTo(part.fold(events));
            }
        });
    }
}
