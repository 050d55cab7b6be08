package dev.fstore.domain;

import static dev.fstore.domain.Small.TYPES;

import org.junit.jupiter.api.Test;

class CheckedLawsTest {

    @Test
    void a_decider_that_keeps_its_promises_is_the_same_when_checked() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.checked(), decider);
        });
    }

    @Test
    void a_decider_checked_twice_is_the_same_too() {
        Laws.hold(random -> {
            var decider = TYPES.decider(random);

            TYPES.same(decider.checked().checked(), decider);
        });
    }
}
