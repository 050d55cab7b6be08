package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What a person reads when an expectation is not met. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailureMessageTest {

    @Test
    void another_event() {
        var failure = failureOf(() -> given(new Lamp(), new Dimmed(1), new Dimmed(2))
                .when(new SwitchOn(5))
                .then(new SwitchedOn(), new Dimmed(50)));

        assertThat(failure).hasMessage("""
                        x""");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("SwitchedOn[]\nDimmed[level=50]");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("SwitchedOn[]\nDimmed[level=5]");
    }

    @Test
    void a_missing_event() {
        assertThat(failureOf(() ->
                        given(new Lamp(), new SwitchedOn()).when(new Dim(5)).then(new Dimmed(5), new Dimmed(6))))
                .hasMessage("""
                        x""");
    }

    @Test
    void an_event_too_many() {
        assertThat(failureOf(() -> given(new Lamp()).when(new SwitchOn(5)).then(new SwitchedOn())))
                .hasMessage("""
                        x""");
    }

    @Test
    void nothing_instead_of_events() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(0)).then(new Dimmed(0))))
                .hasMessage("""
                        x""");
    }

    @Test
    void events_instead_of_nothing() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(5)).thenNothing()))
                .hasMessage("""
                        x""");
    }

    @Test
    void a_rejection_instead_of_events() {
        assertThat(failureOf(() -> given(new Lamp(), new SwitchedOn())
                        .when(new SwitchOn(5))
                        .then(new SwitchedOn(), new Dimmed(5))))
                .hasMessage("""
                        x""");
    }

    @Test
    void events_instead_of_a_rejection() {
        assertThat(failureOf(() -> given(new Lamp()).when(new SwitchOn(5)).thenRejected(new Refusal("already on"))))
                .hasMessage("""
                        x""");
    }

    @Test
    void another_rejection() {
        assertThat(failureOf(() -> given(new Lamp(), new SwitchedOn())
                        .when(new SwitchOn(5))
                        .thenRejected(new Refusal("broken"))))
                .hasMessage("""
                        x""");
    }

    @Test
    void another_state_after_a_decision() {
        assertThat(failureOf(() ->
                        given(new Lamp()).when(new Dim(5)).then(new Dimmed(5)).thenState(new Light(true, 5))))
                .hasMessage("""
                        x""");
    }

    @Test
    void an_exception_instead_of_events() {
        var failure = failureOf(
                () -> given(new Lamp(), new SwitchedOn()).when(new Drain()).then(new Dimmed(0)));

        assertThat(failure).hasMessage("""
                        x""").hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void events_instead_of_an_exception() {
        assertThat(failureOf(() -> given(new Lamp()).when(new Dim(5)).thenFails(IllegalStateException.class)))
                .hasMessage("""
                        x""")
                .hasNoCause();
    }

    @Test
    void another_state_of_a_view() {
        View<Light, Event> view = new Lamp();

        assertThat(failureOf(() -> given(view, new SwitchedOn(), new Dimmed(5)).then(new Light(true, 6))))
                .hasMessage("""
                        x""");
    }

    @Test
    void other_commands_of_a_saga() {
        assertThat(failureOf(() -> given(Lamp.COSY).when(new SwitchedOn()).then(new Dim(20), new Dim(15))))
                .hasMessage("""
                        x""");
    }

    @Test
    void an_exception_of_a_saga() {
        assertThat(failureOf(() -> given(Lamp.COSY).when(new Flooded()).thenNothing()))
                .hasMessage("""
                        x""")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static AssertionFailedError failureOf(Runnable expectation) {
        return catchThrowableOfType(AssertionFailedError.class, expectation::run);
    }
}
