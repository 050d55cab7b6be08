package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.fails;
import static dev.fstore.testkit.Unmet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import dev.fstore.testkit.Reminders.Billed;
import dev.fstore.testkit.Reminders.Elapsed;
import dev.fstore.testkit.Reminders.Paid;
import dev.fstore.testkit.Reminders.Reminded;
import dev.fstore.testkit.Reminders.Sent;
import dev.fstore.testkit.Reminders.Settled;
import dev.fstore.testkit.process.ProcessLaws;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessDeadlinesTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Reminders.DAY);

    private final Reminders reminders = new Reminders();

    @Test
    void a_process_waits_for_what_its_state_lists() {
        var sent = given(reminders).when(new Sent(NOON));

        sent.then(new Billed(NOON)).thenDeadlines(new Deadline("reminder", TOMORROW));
        fails(sent::thenDeadlines);
        fails(() -> sent.thenDeadlines(new Deadline("reminder", NOON)));
        given(reminders, new Billed(NOON)).when(new Paid()).thenDeadlines();
    }

    @Test
    void nothing_elapses_before_its_time() {
        given(reminders, new Billed(NOON))
                .whenTimeIs(TOMORROW.minusNanos(1), Elapsed::new)
                .thenNothing()
                .thenDeadlines(new Deadline("reminder", TOMORROW));
    }

    @Test
    void a_deadline_that_comes_again_does_not_drift() {
        given(reminders, new Billed(NOON))
                .whenTimeIs(TOMORROW.plus(Reminders.DAY).plusSeconds(5), Elapsed::new)
                .then(new Reminded(TOMORROW), new Reminded(TOMORROW.plus(Reminders.DAY)))
                .thenReact("reminder 1", "reminder 2")
                .thenPending("reminder 2")
                .thenDeadlines(new Deadline("reminder", NOON.plus(Reminders.DAY.multipliedBy(3))));
    }

    @Test
    void nothing_elapses_after_the_end() {
        given(reminders, new Billed(NOON), new Settled())
                .whenTimeIs(TOMORROW, Elapsed::new)
                .thenNothing();
        given(new Endless(), "over").whenTimeIs(NOON, Deadline::name).thenNothing();
    }

    @Test
    void a_deadline_that_was_told_and_is_still_listed_is_a_defect() {
        var deaf = given(new Endless()).whenTimeIs(NOON, Deadline::name);

        deaf.thenFails(IllegalStateException.class);
        assertThat(failureOf(deaf::thenNothing))
                .hasMessageContaining("has elapsed and is still listed. Note that it has elapsed");
    }

    @Test
    void laws_hold_of_a_process_that_keeps_them() {
        ProcessLaws.hold(reminders, Elapsed::new, new Sent(NOON), new Paid());
    }

    @Test
    void laws_name_the_one_that_is_broken() {
        assertThat(failureOf(() -> ProcessLaws.hold(new Endless(), Deadline::name, "a")))
                .hasMessageContaining("A deadline that was told must be off");
        assertThat(failureOf(() -> ProcessLaws.hold(new Keeper(false), Deadline::name, "a", "b")))
                .hasMessageContaining("The order of the results must not matter");
        assertThat(failureOf(() -> ProcessLaws.hold(new Keeper(true), Deadline::name, "a")))
                .hasMessageContaining("What an event makes ready must be pending");
    }

    /** Notes whatever it is told, in this order. */
    private record Keeper(boolean asksForMore) implements ProcessManager<String, List<String>, String, String> {

        @Override
        public List<String> initialState() {
            return List.of();
        }

        @Override
        public List<String> evolve(List<String> state, String event) {
            return state.isEmpty() ? List.of(event) : state;
        }

        @Override
        public Either<NoRejection, List<String>> decide(String told, List<String> state) {
            return ProcessManager.note(told);
        }

        @Override
        public List<String> pending(List<String> state) {
            return state;
        }

        @Override
        public List<String> react(String event, List<String> state) {
            return asksForMore ? List.of("more") : List.of();
        }
    }

    /** Does not listen. */
    private static final class Endless implements ProcessManager<String, Boolean, String, String> {

        @Override
        public Boolean initialState() {
            return false;
        }

        @Override
        public Boolean evolve(Boolean isOver, String event) {
            return true;
        }

        @Override
        public Either<NoRejection, List<String>> decide(String told, Boolean isOver) {
            return ProcessManager.note();
        }

        @Override
        public boolean isFinal(Boolean isOver) {
            return isOver;
        }

        @Override
        public List<String> pending(Boolean isOver) {
            return List.of();
        }

        @Override
        public List<String> react(String event, Boolean isOver) {
            return List.of();
        }

        @Override
        public List<Deadline> deadlines(Boolean isOver) {
            return List.of(new Deadline("once", Instant.EPOCH));
        }
    }
}
