package dev.fstore.testkit.process;

import static dev.fstore.testkit.process.Billing.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.application.Metadata;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.testkit.Reminders;
import dev.fstore.testkit.Reminders.Billed;
import dev.fstore.testkit.Reminders.Paid;
import dev.fstore.testkit.Reminders.Reminded;
import dev.fstore.testkit.Reminders.Sent;
import dev.fstore.testkit.Reminders.Settled;
import dev.fstore.testkit.contract.Published;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessRunnerTest {

    private final Billing billing = new Billing();

    @Test
    void an_event_that_is_delivered_twice_is_noted_once() {
        var sent = billing.happened("7", new Sent(NOON));
        billing.deliver(List.of(sent));
        billing.deliver(List.of(sent, sent));

        assertThat(billing.noted()).containsExactly(new Billed(NOON));
        assertThat(billing.notes.events().getFirst().metadata().causationId()).contains(sent.id());
    }

    @Test
    void a_deadline_elapses_at_its_time_and_once() {
        billing.deliver(List.of(billing.happened("7", new Sent(NOON))));
        billing.wait(Reminders.DAY.minusNanos(1));
        assertThat(billing.clock.fireDue()).isZero();
        billing.wait(Duration.ofNanos(1));
        assertThat(billing.clock.fireDue()).isOne();
        assertThat(billing.clock.fireDue()).isZero();

        assertThat(billing.noted()).containsExactly(new Billed(NOON), new Reminded(NOON.plus(Reminders.DAY)));
        assertThat(billing.store.untilNextDue()).isEqualTo(Reminders.DAY);
    }

    @Test
    void deadlines_that_were_missed_follow_one_after_the_other() {
        billing.deliver(List.of(billing.happened("7", new Sent(NOON))));
        billing.wait(Reminders.DAY.multipliedBy(10));
        billing.clock.fireDue();

        assertThat(billing.noted()).hasSize(4).endsWith(new Reminded(NOON.plus(Reminders.DAY.multipliedBy(3))));
        assertThat(billing.notes.events().stream()
                        .map(event -> event.metadata().commandId())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void nothing_is_told_after_the_end() {
        billing.deliver(List.of(billing.happened("7", new Sent(NOON)), billing.happened("7", new Paid())));
        billing.wait(Reminders.DAY);

        assertThat(billing.clock.fireDue()).isZero();
        billing.deliver(List.of(billing.happened("7", new Paid())));
        assertThat(billing.noted()).containsExactly(new Billed(NOON), new Settled());
    }

    @Test
    void a_repeated_action_has_the_same_command_id() {
        billing.deliver(List.of(billing.happened("7", new Sent(NOON))));
        billing.wait(Reminders.DAY.multipliedBy(2));
        billing.clock.fireDue();
        billing.react();
        billing.notes.events().forEach(billing::react);

        assertThat(billing.letters)
                .extracting(Published::action)
                .containsExactly("reminder 1", "reminder 2", "reminder 1", "reminder 2");
        assertThat(billing.letters.stream().map(Published::metadata).distinct()).hasSize(2);
    }

    @Test
    void an_answer_is_told_once_and_an_answered_action_is_not_carried_out_again() {
        billing.answer = Optional.of(new Paid());
        billing.deliver(List.of(billing.happened("7", new Sent(NOON))));
        billing.wait(Reminders.DAY);
        billing.clock.fireDue();
        billing.react();
        billing.notes.events().forEach(billing::react);

        assertThat(billing.noted()).endsWith(new Settled()).hasSize(3);
        assertThat(billing.letters).hasSize(1);
    }

    @Test
    void a_result_needs_an_id() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessResult<>("7", new Paid(), Metadata.empty()))
                .withMessageContaining("instance 7 needs a command id");
    }
}
