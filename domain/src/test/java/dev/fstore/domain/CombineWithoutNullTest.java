package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A defect of the fmodel-java port: combining passed null to the decider that a command or event was not meant for. */
class CombineWithoutNullTest {

    /** Fails on null and on whatever is not its own; remembers all that it met. */
    record Strict<C, E>(Class<C> commands, Class<E> events, E event) implements Decider<C, List<E>, E, String> {

        @Override
        public Either<String, List<E>> decide(C command, List<E> state) {
            assertThat(command).isInstanceOf(commands);
            assertThat(state).isNotNull();
            return Decider.accept(event);
        }

        @Override
        public List<E> initialState() {
            return List.of();
        }

        @Override
        public List<E> evolve(List<E> state, E event) {
            assertThat(event).isInstanceOf(events);
            return Stream.concat(state.stream(), Stream.of(event)).toList();
        }
    }

    private final Strict<Colour.Red, Plant.Rose> roses =
            new Strict<>(Colour.Red.class, Plant.Rose.class, new Plant.Rose(1));
    private final Strict<Colour.Blue, Plant.Grass> lawn =
            new Strict<>(Colour.Blue.class, Plant.Grass.class, new Plant.Grass());
    private final Strict<Colour.Grey, Plant.Tree> trees =
            new Strict<>(Colour.Grey.class, Plant.Tree.class, Plant.Fir.NOBLE);

    @Test
    void a_part_of_a_combination_meets_nothing_but_its_own() {
        var garden = Decider.combine(Colour.class, Plant.class, String.class)
                .and(Colour.Red.class, Plant.Rose.class, roses)
                .and(Colour.Blue.class, Plant.Grass.class, lawn)
                .and(Colour.Grey.class, Plant.Tree.class, trees)
                .decider();

        var state = garden.initialState();
        for (var command : Colour.ALL) {
            state = garden.fold(state, garden.decide(command, state).get());
        }

        assertThat(state.of(roses)).hasSize(2);
        assertThat(state.of(lawn)).hasSize(4);
        assertThat(state.of(trees)).hasSize(2);
    }

    @Test
    void an_adapted_decider_that_is_merged_meets_nothing_but_its_own() {
        Decider<Colour, List<Plant.Rose>, Plant, String> some =
                Decider.adapt(roses, Colour.Red.class, Plant.Rose.class);
        Decider<Colour, List<Plant.Tree>, Plant, String> others =
                Decider.adapt(trees, Colour.Grey.class, Plant.Tree.class);
        var garden = Decider.merge(some, others);

        var state = garden.initialState();
        for (var command : Colour.ALL) {
            state = garden.fold(state, garden.decide(command, state).get());
        }

        assertThat(state._1).hasSize(2);
        assertThat(state._2).hasSize(2);
    }
}
