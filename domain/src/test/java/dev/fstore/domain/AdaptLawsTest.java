package dev.fstore.domain;

import static dev.fstore.domain.Table.one;
import static dev.fstore.domain.Table.some;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Widening changes nothing inside the own family, and nothing happens outside. */
class AdaptLawsTest {

    @Test
    void an_adapted_decider_decides_its_own_commands_as_before_and_no_others() {
        Laws.hold(random -> {
            var part = part(random);
            var adapted = part.adapted();

            for (var state : part.states()) {
                assertThat(adapted.isFinal(state)).isEqualTo(part.decider().isFinal(state));
                for (var command : Colour.ALL) {
                    assertThat(adapted.decide(command, state))
                            .isEqualTo(
                                    part.commands().isInstance(command)
                                            ? part.decide(command, state)
                                            : Decider.accept());
                }
            }
        });
    }

    @Test
    void an_adapted_decider_remembers_its_own_events_as_before_and_no_others() {
        Laws.hold(random -> {
            var part = part(random);

            remembersTheSame(part, part.adapted());
        });
    }

    @Test
    void an_adapted_view_remembers_its_own_events_as_before_and_no_others() {
        Laws.hold(random -> {
            var part = part(random);

            remembersTheSame(part, adaptedView(part));
        });
    }

    @Test
    void an_adapted_saga_reacts_to_its_own_results_as_before_and_to_no_others() {
        Laws.hold(random -> {
            Saga<Plant.Tree, Colour.Blue> saga = Table.of(
                    List.of(new Plant.Oak(1), new Plant.Oak(2), Plant.Fir.SILVER, Plant.Fir.NOBLE),
                    () -> some(random, List.<Colour.Blue>of(new Colour.Navy(1), new Colour.Sky(1))))::apply;
            Saga<Plant, Colour> adapted = Saga.adapt(saga, Plant.Tree.class);

            for (var plant : Plant.ALL) {
                assertThat(adapted.react(plant))
                        .isEqualTo(plant instanceof Plant.Tree tree ? List.copyOf(saga.react(tree)) : List.of());
            }
        });
    }

    /** Of any share of the families, the whole ones too. */
    private static Part<?, ?> part(RandomGenerator random) {
        return Part.drawn(random, 1, one(random, any(Colour.SHARES)), one(random, any(Plant.SHARES)));
    }

    private static <T> List<T> any(List<List<T>> shares) {
        return shares.stream().flatMap(List::stream).toList();
    }

    private static <E extends Plant> View<Part.Memo, Plant> adaptedView(Part<?, E> part) {
        return View.adapt(part.decider(), part.events());
    }

    private static void remembersTheSame(Part<?, ?> part, View<Part.Memo, Plant> adapted) {
        assertThat(adapted.initialState()).isEqualTo(part.decider().initialState());
        for (var state : part.states()) {
            for (var event : Plant.ALL) {
                if (part.events().isInstance(event)) {
                    assertThat(adapted.evolve(state, event)).isEqualTo(part.evolve(state, event));
                } else {
                    assertThat(adapted.evolve(state, event)).isSameAs(state);
                }
            }
        }
    }
}
