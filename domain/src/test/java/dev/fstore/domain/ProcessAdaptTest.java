package dev.fstore.domain;

import static dev.fstore.domain.Small.EVENTS;
import static dev.fstore.domain.Small.NUMBERS;
import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.Rejection;
import org.junit.jupiter.api.Test;

class ProcessAdaptTest {

    @Test
    void an_adapted_process_does_the_same_with_what_is_its_own() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);
            var adapted = ProcessManager.<Object, Rejection, Small.State, Object, Event, Object>adapt(
                    process, Rejection.class, Event.class);

            for (var state : STATES) {
                assertThat(adapted.pending(state)).isEqualTo(process.pending(state));
                assertThat(adapted.deadlines(state)).isEqualTo(process.deadlines(state));
                assertThat(adapted.isFinal(state)).isEqualTo(process.isFinal(state));
                for (var event : EVENTS) {
                    assertThat(adapted.evolve(state, event)).isEqualTo(process.evolve(state, event));
                    assertThat(adapted.react(event, state)).isEqualTo(process.react(event, state));
                }
                for (var result : REJECTIONS) {
                    assertThat(adapted.decide(result, state).get())
                            .isEqualTo(process.decide(result, state).get());
                }
            }
        });
    }

    @Test
    void an_adapted_process_ignores_what_is_not_its_own() {
        Laws.hold(random -> {
            var adapted = ProcessManager.<Object, Rejection, Small.State, Object, Event, Object>adapt(
                    Processes.drawn(random), Rejection.class, Event.class);

            for (var state : STATES) {
                for (var foreign : NUMBERS) {
                    assertThat(adapted.decide(foreign, state).get()).isEmpty();
                    assertThat(adapted.evolve(state, foreign)).isEqualTo(state);
                    assertThat(adapted.react(foreign, state)).isEmpty();
                }
            }
        });
    }
}
