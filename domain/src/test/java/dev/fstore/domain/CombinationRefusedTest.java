package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.domain.Colour.Blue;
import dev.fstore.domain.Colour.Grey;
import dev.fstore.domain.Colour.Navy;
import dev.fstore.domain.Colour.Plain;
import dev.fstore.domain.Colour.Red;
import dev.fstore.domain.Plant.Fir;
import dev.fstore.domain.Plant.Herb;
import dev.fstore.domain.Plant.Oak;
import dev.fstore.domain.Plant.Tree;
import org.junit.jupiter.api.Test;

/** Invalid combinations are refused when the decider is built, not when the first command comes. */
class CombinationRefusedTest {

    private static final String HERE = "dev.fstore.domain.";

    @Test
    void commands_that_no_part_claims() {
        var combination = colours().and(Red.class, Herb.class, any()).and(Navy.class, Tree.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(combination::decider)
                .withMessage(
                        "No part of the combination claims %1$sColour$Sky, %1$sColour$Grey"
                                + " of the family %1$sColour. The parts claim %1$sColour$Red, %1$sColour$Navy",
                        HERE);
    }

    @Test
    void an_event_that_no_part_claims() {
        var combination = colours().and(Plain.class, Herb.class, any()).and(Grey.class, Oak.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(combination::decider)
                .withMessage(
                        "No part of the combination claims %1$sPlant$Fir of the family %1$sPlant."
                                + " The parts claim %1$sPlant$Herb, %1$sPlant$Oak",
                        HERE);
    }

    @Test
    void no_part_at_all() {
        assertThatIllegalArgumentException()
                .isThrownBy(colours()::decider)
                .withMessageEndingWith("of the family %sColour. The parts claim nothing", HERE);
    }

    @Test
    void two_parts_that_claim_the_same_commands() {
        var combination = colours().and(Colour.class, Herb.class, any()).and(Colour.class, Tree.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(combination::decider)
                .withMessageStartingWith("Two parts of the combination claim %sColour$", HERE)
                .withMessageEndingWith(": the part of %1$sColour and the part of %1$sColour", HERE);
    }

    @Test
    void a_part_that_claims_some_of_the_events_of_another() {
        var combination = colours()
                .and(Red.class, Herb.class, any())
                .and(Blue.class, Tree.class, any())
                .and(Grey.class, Fir.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(combination::decider)
                .withMessage(
                        "Two parts of the combination claim %1$sPlant$Fir:"
                                + " the part of %1$sPlant$Tree and the part of %1$sPlant$Fir",
                        HERE);
    }

    @Test
    void a_part_of_a_family_within_the_family_of_another() {
        var combination = colours().and(Blue.class, Herb.class, any()).and(Colour.class, Tree.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(combination::decider)
                .withMessageMatching("Two parts of the combination claim .*Colour\\$(Navy|Sky):"
                        + " the part of .*Colour\\$Blue and the part of .*Colour");
    }

    @Test
    void views_of_the_same_events_or_of_too_few() {
        assertThatIllegalArgumentException()
                .isThrownBy(View.combine(Plant.class).and(Tree.class, any()).and(Oak.class, any())::view)
                .withMessageContaining("claim %1$sPlant$Oak: the part of %1$sPlant$Tree and", HERE);
        assertThatIllegalArgumentException()
                .isThrownBy(View.combine(Plant.class).and(Herb.class, any())::view)
                .withMessageContaining("claims %1$sPlant$Oak, %1$sPlant$Fir of the family", HERE);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_value_of_another_family_after_an_unchecked_cast() {
        var combined = (Decider<Object, CombinedState, Object, String>) (Decider<?, CombinedState, ?, String>)
                colours().and(Colour.class, Plant.class, any()).decider();

        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> combined.decide(new Oak(1), combined.initialState()))
                .withMessage("%1$sPlant$Oak is not a member of %1$sColour", HERE);
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> combined.evolve(combined.initialState(), new Red(1)))
                .withMessage("%1$sColour$Red is not a member of %1$sPlant", HERE);
    }

    private static DeciderCombination<Colour, Plant, String> colours() {
        return Decider.combine(Colour.class, Plant.class, String.class);
    }

    private static <C, E> Decider<C, Integer, E, String> any() {
        return Decider.of(0, (command, state) -> Decider.accept(), (state, event) -> state);
    }
}
