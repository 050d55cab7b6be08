package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.domain.Plant.Rose;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names the decider at fault when there are several. */
class FaultyPartTest {

    /** Decides null. */
    record Negligent() implements Decider<Colour, Integer, Plant, String> {

        @Override
        public Either<String, List<Plant>> decide(Colour command, Integer state) {
            return Always.nothing();
        }

        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public Integer evolve(Integer state, Plant event) {
            throw new ArithmeticException("too many");
        }
    }

    @Test
    void a_checked_part_is_named_itself() {
        var combined = combined(new Negligent().checked()).checked();

        assertThatExceptionOfType(FaultyDeciderException.class)
                .isThrownBy(() -> combined.decide(new Colour.Red(7), combined.initialState()))
                .withMessage(
                        "Decider %s returned null from decide. Given command: %s, state: java.lang.Integer",
                        Negligent.class.getName(), Colour.Red.class.getName());
        assertThatExceptionOfType(FaultyDeciderException.class)
                .isThrownBy(() -> combined.evolve(combined.initialState(), new Rose(7)))
                .withMessageStartingWith("Decider %s threw", Negligent.class.getName())
                .withMessageEndingWith("in evolve. Given event: %s, state: java.lang.Integer", Rose.class.getName())
                .withCauseExactlyInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_checked_combination_names_itself() {
        var combined = combined(new Negligent()).checked();

        assertThatExceptionOfType(FaultyDeciderException.class)
                .isThrownBy(() -> combined.decide(new Colour.Red(7), combined.initialState()))
                .withMessage(
                        "Decider %s$Combined returned null from decide. Given command: %s, state: %s",
                        DeciderCombination.class.getName(), Colour.Red.class.getName(), CombinedState.class.getName());
    }

    private static Decider<Colour, CombinedState, Plant, String> combined(
            Decider<Colour, Integer, Plant, String> part) {
        return Decider.combine(Colour.class, Plant.class, String.class)
                .and(Colour.class, Plant.class, part)
                .decider();
    }
}
