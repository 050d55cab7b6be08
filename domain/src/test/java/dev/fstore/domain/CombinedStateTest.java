package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.domain.Plant.Herb;
import dev.fstore.domain.Plant.Oak;
import dev.fstore.domain.Plant.Rose;
import dev.fstore.domain.Plant.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedStateTest {

    /** A record, so that two of them can be equal. */
    record Height<E extends Plant>(String of) implements View<String, E> {

        @Override
        public String initialState() {
            return "no " + of;
        }

        @Override
        public String evolve(String state, E event) {
            return event.toString();
        }
    }

    private final View<String, Herb> herbs = new Height<>("plants");
    private final View<String, Tree> trees = new Height<>("plants");
    private final View<CombinedState, Plant> garden = View.combine(Plant.class)
            .and(Herb.class, herbs)
            .and(Tree.class, trees)
            .view();
    private final CombinedState empty = garden.initialState();

    @Test
    void a_part_is_asked_for_by_itself_even_if_another_is_equal() {
        var state = garden.evolve(empty, new Rose(1));

        assertThat(herbs).isEqualTo(trees);
        assertThat(state.of(herbs)).isEqualTo("Rose[height=1]");
        assertThat(state.of(trees)).isEqualTo("no plants");
    }

    @Test
    void a_decider_that_is_not_a_part_has_no_state() {
        var stranger = new Height<Oak>("oaks");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty.of(stranger))
                .withMessage("Height[of=oaks] is not a part of this combination;"
                        + " the parts are [Height[of=plants], Height[of=plants]]");
    }

    @Test
    void an_event_that_changes_nothing_leaves_the_very_state_and_any_other_makes_a_new_one() {
        var blind = View.combine(Plant.class)
                .and(Plant.class, View.of("dark", (state, event) -> state))
                .view();
        var state = blind.initialState();

        assertThat(blind.evolve(state, new Oak(1))).isSameAs(state);
        assertThat(garden.evolve(empty, new Oak(1))).isNotSameAs(empty);
        assertThat(empty.of(trees)).isEqualTo("no plants");
    }

    @Test
    void states_are_equal_when_the_states_of_all_parts_are() {
        var state = garden.evolve(empty, new Rose(1));

        assertThat(state)
                .isEqualTo(garden.evolve(garden.initialState(), new Rose(1)))
                .hasSameHashCodeAs(garden.evolve(garden.initialState(), new Rose(1)))
                .isNotEqualTo(empty)
                .isNotEqualTo(List.of("Rose[height=1]", "no plants"));
        assertThat(state.hashCode()).isNotEqualTo(empty.hashCode());
    }

    @Test
    void it_reads_as_the_states_in_the_order_of_the_parts() {
        assertThat(garden.evolve(empty, new Rose(1))).hasToString("[Rose[height=1], no plants]");
    }
}
