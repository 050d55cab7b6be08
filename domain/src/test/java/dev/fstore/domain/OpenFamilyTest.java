package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Of an open family nobody can say whether all of it is claimed, nor whether two of them overlap. */
class OpenFamilyTest {

    interface Open {}

    static class Extensible {}

    sealed interface HalfOpen {}

    record Closed() implements HalfOpen {}

    non-sealed interface Opened extends HalfOpen {}

    record Inside() implements Opened {}

    @Test
    void an_interface_or_a_class_that_anybody_may_extend_is_refused() {
        var commands = Decider.combine(Open.class, Closed.class, String.class).and(Open.class, Closed.class, any());
        var events = Decider.combine(Closed.class, Extensible.class, String.class)
                .and(Closed.class, Extensible.class, any());

        assertThatIllegalArgumentException()
                .isThrownBy(commands::decider)
                .withMessage(
                        "%1$s is open: %1$s is neither sealed nor final, so the members of the family are"
                                + " unknown. Make it sealed, or a record",
                        Open.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(events::decider)
                .withMessageStartingWith("%1$s is open: %1$s is neither", Extensible.class.getName());
    }

    @Test
    void a_sealed_family_with_an_open_member_is_refused_and_both_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(View.combine(HalfOpen.class).and(Closed.class, any())::view)
                .withMessageStartingWith(
                        "%s is open: %s is neither sealed nor final", HalfOpen.class.getName(), Opened.class.getName());
    }

    @Test
    void a_part_of_one_record_inside_an_open_family_does_not_make_up_for_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(View.combine(Opened.class).and(Inside.class, any())::view)
                .withMessageStartingWith("%1$s is open: %1$s is neither", Opened.class.getName());
    }

    private static <C, E> Decider<C, Integer, E, String> any() {
        return Decider.of(0, (command, state) -> Decider.accept(), (state, event) -> state);
    }
}
