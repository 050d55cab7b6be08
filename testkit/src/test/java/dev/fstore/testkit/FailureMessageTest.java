package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.View;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Drain;
import dev.fstore.testkit.Lamp.Event;
import dev.fstore.testkit.Lamp.Flooded;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.Refusal;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.Lamp.SwitchedOn;
import org.junit.jupiter.api.Test;

/** The messages of expectations that are not met. */
class FailureMessageTest {

    @Test
    void another_event() {
        var failure = failureOf(() -> given(new Lamp(), new Dimmed(1), new Dimmed(2))
                .when(new SwitchOn(5))
                .then(new SwitchedOn(), new Dimmed(50)));

        assertThat(failure).hasMessage("""
                        Expected Lamp to decide the events on the left, but it decided the events on the right

                          given  Dimmed[level=1]
                                 Dimmed[level=2]
                          when   SwitchOn[level=5]

                            expected         | actual
                            SwitchedOn[]     | SwitchedOn[]
                          > Dimmed[level=50] | Dimmed[level=5]""");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("SwitchedOn[]\nDimmed[level=50]");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("SwitchedOn[]\nDimmed[level=5]");
    }

    @Test
    void a_missing_event() {
        assertThat(failureOf(() ->
                        given(new Lamp(), new SwitchedOn()).when(new Dim(5)).then(new Dimmed(5), new Dimmed(6))))
                .hasMessage("""
                        Expected Lamp to decide the events on the left, but it decided the events on the right

                          given  SwitchedOn[]
                          when   Dim[level=5]

                            expected        | actual
                            Dimmed[level=5] | Dimmed[level=5]
                          > Dimmed[level=6] | (nothing)""");
    }

    @Test
    void an_event_too_many() {
        assertThat(failureOf(() -> given(new Lamp()).when(new SwitchOn(5)).then(new SwitchedOn())))
                .hasMessage("""
                        Expected Lamp to decide the events on the left, but it decided the events on the right

                          given  (nothing)
                          when   SwitchOn[level=5]

                            expected     | actual
                            SwitchedOn[] | SwitchedOn[]
                          > (nothing)    | Dimmed[level=5]""");
    }

    @Test
    void nothing_instead_of_events() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(0)).then(new Dimmed(0))))
                .hasMessage("""
                        Expected Lamp to decide the events on the left, but it decided nothing

                          given  (nothing)
                          when   Dim[level=0]

                            expected        | actual
                          > Dimmed[level=0] | (nothing)""");
    }

    @Test
    void events_instead_of_nothing() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(5)).thenNothing()))
                .hasMessage("""
                        Expected Lamp to decide nothing, but it decided the events on the right

                          given  (nothing)
                          when   Dim[level=5]

                            expected  | actual
                          > (nothing) | Dimmed[level=5]""");
    }

    @Test
    void a_rejection_instead_of_events() {
        assertThat(failureOf(() -> given(new Lamp(), new SwitchedOn())
                        .when(new SwitchOn(5))
                        .then(new SwitchedOn(), new Dimmed(5))))
                .hasMessage("""
                        Expected Lamp to decide the events on the left, but it rejected the command: Refusal[reason=already on]

                          given  SwitchedOn[]
                          when   SwitchOn[level=5]

                            expected        | actual
                          > SwitchedOn[]    | rejected: Refusal[reason=already on]
                            Dimmed[level=5] | (nothing)""");
    }

    @Test
    void events_instead_of_a_rejection() {
        assertThat(failureOf(() -> given(new Lamp()).when(new SwitchOn(5)).thenRejected(new Refusal("already on"))))
                .hasMessage("""
                        Expected Lamp to reject the command: Refusal[reason=already on], but it decided the events on the right

                          given  (nothing)
                          when   SwitchOn[level=5]

                            expected                             | actual
                          > rejected: Refusal[reason=already on] | SwitchedOn[]
                            (nothing)                            | Dimmed[level=5]""");
    }

    @Test
    void another_rejection() {
        assertThat(failureOf(() -> given(new Lamp(), new SwitchedOn())
                        .when(new SwitchOn(5))
                        .thenRejected(new Refusal("broken"))))
                .hasMessage("""
                        Expected Lamp to reject the command: Refusal[reason=broken], but it rejected the command: Refusal[reason=already on]

                          given  SwitchedOn[]
                          when   SwitchOn[level=5]

                            expected                         | actual
                          > rejected: Refusal[reason=broken] | rejected: Refusal[reason=already on]""");
    }

    @Test
    void another_state_after_a_decision() {
        assertThat(failureOf(() ->
                        given(new Lamp()).when(new Dim(5)).then(new Dimmed(5)).thenState(new Light(true, 5))))
                .hasMessage("""
                        Expected Lamp to come to the state on the left, but it came to the state on the right

                          given  (nothing)
                          when   Dim[level=5]

                            expected                | actual
                          > Light[on=true, level=5] | Light[on=false, level=5]""");
    }

    @Test
    void an_exception_instead_of_events() {
        var failure = failureOf(
                () -> given(new Lamp(), new SwitchedOn()).when(new Drain()).then(new Dimmed(0)));

        assertThat(failure).hasMessage("""
                        Expected Lamp to decide the events on the left, but it threw java.lang.IllegalStateException: no pump

                          given  SwitchedOn[]
                          when   Drain[]

                            expected        | actual
                          > Dimmed[level=0] | exception: java.lang.IllegalStateException: no pump""").hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void events_instead_of_an_exception() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(5)).thenFails(IllegalStateException.class)))
                .hasMessage("""
                        Expected Lamp to throw java.lang.IllegalStateException, but it decided the events on the right

                          given  (nothing)
                          when   Dim[level=5]

                            expected                                   | actual
                          > exception: java.lang.IllegalStateException | Dimmed[level=5]""")
                .hasNoCause();
    }

    @Test
    void another_state_of_a_view() {
        View<Light, Event> view = new Lamp();

        assertThat(failureOf(() -> given(view, new SwitchedOn(), new Dimmed(5)).then(new Light(true, 6))))
                .hasMessage("""
                        Expected Lamp to come to the state on the left, but it came to the state on the right

                          given  SwitchedOn[]
                                 Dimmed[level=5]

                            expected                | actual
                          > Light[on=true, level=6] | Light[on=true, level=5]""");
    }

    @Test
    void other_commands_of_a_saga() {
        assertThat(failureOf(() -> given(Lamp.COSY).when(new SwitchedOn()).then(new Dim(20), new Dim(15))))
                .hasMessage("""
                        Expected a lambda in Lamp to ask for what is on the left, but it asked for what is on the right

                          when   SwitchedOn[]

                            expected      | actual
                            Dim[level=20] | Dim[level=20]
                          > Dim[level=15] | Dim[level=10]""");
    }

    @Test
    void an_exception_of_a_saga() {
        assertThat(failureOf(() -> given(Lamp.COSY).when(new Flooded()).thenNothing()))
                .hasMessage("""
                        Expected a lambda in Lamp to ask for nothing, but it threw java.lang.IllegalStateException: not cosy

                          when   Flooded[]

                            expected  | actual
                          > (nothing) | exception: java.lang.IllegalStateException: not cosy""")
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
