package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.fails;

import dev.fstore.domain.View;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Drain;
import dev.fstore.testkit.Lamp.Event;
import dev.fstore.testkit.Lamp.Flood;
import dev.fstore.testkit.Lamp.Flooded;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.Refusal;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.Lamp.SwitchedOn;
import org.junit.jupiter.api.Test;

/** Each sentence of a specification passes only if it is true: every test has its opposite. */
class GivenWhenThenTest {

    private static final View<Integer, Event> COUNT = View.of(0, (count, event) -> count + 1);

    @Test
    void a_decider_decides_events_in_their_order() {
        var decision = given(new Lamp()).when(new SwitchOn(5));

        decision.then(new SwitchedOn(), new Dimmed(5));
        fails(() -> decision.then(new Dimmed(5), new SwitchedOn()));
        fails(() -> decision.then(new SwitchedOn()));
        fails(() -> decision.then(new SwitchedOn(), new Dimmed(5), new Dimmed(6)));
        fails(decision::thenNothing);
        fails(() -> decision.thenRejected(new Refusal("already on")));
        fails(() -> decision.thenFails(RuntimeException.class));
    }

    @Test
    void a_decider_knows_what_was_given() {
        given(new Lamp(), new SwitchedOn()).when(new SwitchOn(5)).thenRejected(new Refusal("already on"));
        given(new Lamp(), new SwitchedOn(), new Dimmed(5)).when(new Dim(5)).thenNothing();
        given(new Lamp(), new SwitchedOn(), new Dimmed(6)).when(new Dim(5)).then(new Dimmed(5));
    }

    @Test
    void a_decision_leads_to_a_state() {
        var decision = given(new Lamp(), new Dimmed(1)).when(new SwitchOn(5));

        decision.then(new SwitchedOn(), new Dimmed(5)).thenState(new Light(true, 5));
        given(new Lamp(), new Dimmed(1)).when(new Dim(1)).thenNothing().thenState(new Light(false, 1));
        fails(() -> decision.thenState(new Light(false, 5)));
    }

    @Test
    void a_rejection_is_no_other_outcome() {
        var decision = given(new Lamp(), new SwitchedOn()).when(new SwitchOn(5));

        decision.thenRejected(new Refusal("already on"));
        fails(() -> decision.thenRejected(new Refusal("broken")));
        fails(() -> decision.then(new Dimmed(5)));
        fails(decision::thenNothing);
        fails(() -> decision.thenState(new Light(true, 0)));
        fails(() -> decision.thenFails(RuntimeException.class));
    }

    @Test
    void an_exception_is_no_other_outcome() {
        var decision = given(new Lamp()).when(new Drain());

        decision.thenFails(IllegalStateException.class);
        decision.thenFails(RuntimeException.class);
        fails(() -> decision.thenFails(IllegalArgumentException.class));
        fails(() -> decision.thenRejected(new Refusal("no pump")));
        fails(() -> decision.then(new Flooded()));
        fails(decision::thenNothing);
        fails(() -> decision.thenState(new Light(false, 0)));
    }

    @Test
    void a_decider_that_cannot_evolve_fails_whether_the_event_is_given_or_decided() {
        given(new Lamp(), new Flooded()).when(new Dim(5)).thenFails(IllegalArgumentException.class);
        given(new Lamp()).when(new Flood()).thenFails(IllegalArgumentException.class);
        fails(() -> given(new Lamp()).when(new Flood()).then(new Flooded()));
    }

    @Test
    void a_view_comes_to_a_state() {
        given(COUNT).then(0);
        given(COUNT, new SwitchedOn(), new Dimmed(5)).then(2);
        fails(() -> given(COUNT, new SwitchedOn()).then(2));
    }

    @Test
    void a_decider_is_a_view_too() {
        View<Light, Event> view = new Lamp();

        given(view, new SwitchedOn(), new Dimmed(5)).then(new Light(true, 5));
        fails(() -> given(view, new Flooded()).then(new Light(false, 0)));
    }

    @Test
    void a_saga_reacts() {
        given(Lamp.COSY).when(new SwitchedOn()).then(new Dim(20), new Dim(10));
        given(Lamp.COSY).when(new Dimmed(5)).thenNothing();
        fails(() -> given(Lamp.COSY).when(new SwitchedOn()).then(new Dim(20)));
        fails(() -> given(Lamp.COSY).when(new SwitchedOn()).thenNothing());
        fails(() -> given(Lamp.COSY).when(new Flooded()).thenNothing());
    }
}
