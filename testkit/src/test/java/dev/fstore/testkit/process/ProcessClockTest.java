package dev.fstore.testkit.process;

import static dev.fstore.testkit.process.Billing.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.ProcessManager;
import dev.fstore.testkit.Reminders;
import dev.fstore.testkit.Reminders.Bill;
import dev.fstore.testkit.Reminders.Noted;
import dev.fstore.testkit.Reminders.Reminded;
import dev.fstore.testkit.Reminders.Sent;
import dev.fstore.testkit.Reminders.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances whose deadlines fail are retried and then parked. */
class ProcessClockTest {

    private static final Instant BAD = NOON.plusSeconds(13);

    private final Billing billing = new Billing();
    private boolean isMended = false;

    @BeforeEach
    void forty_bills_are_sent_and_one_of_them_is_bad() {
        billing.deliver(IntStream.range(0, 40)
                .mapToObj(i -> billing.happened("bill " + i, new Sent(NOON.plusSeconds(i))))
                .toList());
        billing.wait(Reminders.DAY.plusSeconds(60));
    }

    @Test
    void an_instance_that_fails_stops_no_other_and_is_tried_again_later() {
        var clock = clock(new Reminders().<Told>contramapActionResult(this::failing));
        fireAll(clock);
        assertThat(reminded()).isEqualTo(39);
        assertThat(billing.store.untilNextDue()).isEqualTo(Duration.ofSeconds(1));

        billing.wait(Duration.ofSeconds(1));
        clock.fireDue();
        assertThat(billing.store.untilNextDue()).isEqualTo(Duration.ofSeconds(2));

        isMended = true;
        billing.wait(Duration.ofSeconds(2));
        fireAll(clock);
        assertThat(reminded()).isEqualTo(40);
    }

    @Test
    void an_instance_that_keeps_failing_is_parked() {
        var clock = clock(new Reminders().<Told>contramapActionResult(this::failing));
        for (int i = 0; i < 12; i++) {
            fireAll(clock);
            billing.wait(Duration.ofMinutes(5));
        }

        assertThat(clock.fireDue()).isZero();
        assertThat(reminded()).isEqualTo(39);
    }

    @Test
    void a_process_that_does_not_listen_is_parked_at_once() {
        var clock = clock(new Reminders().<Told>contramapActionResult(this::swallowing));
        fireAll(clock);

        assertThat(reminded()).isEqualTo(39);
        assertThat(billing.store.untilNextDue()).isGreaterThan(Duration.ofMinutes(5));
    }

    private Told failing(Told told) {
        if (isAboutTheBadOne(told) && !isMended) {
            throw new IllegalStateException("out of paper");
        }
        return told;
    }

    /** A bill that is sent again is known already: nothing is noted. */
    private Told swallowing(Told told) {
        return isAboutTheBadOne(told) ? new Sent(BAD) : told;
    }

    private static boolean isAboutTheBadOne(Told told) {
        return told instanceof Reminders.Elapsed(Deadline deadline)
                && deadline.at().equals(BAD.plus(Reminders.DAY));
    }

    private ProcessClock<Bill, Noted> clock(ProcessManager<Told, Bill, Noted, String> process) {
        return new ProcessClock<>(new ProcessRunner<>("reminders", process, Reminders.Elapsed::new), billing.store);
    }

    private void fireAll(ProcessClock<Bill, Noted> clock) {
        for (int idle = 0; idle < 2; idle = clock.fireDue() > 0 ? 0 : idle + 1) {
            assertThat(idle).isLessThan(2);
        }
    }

    private long reminded() {
        return billing.noted().stream().filter(Reminded.class::isInstance).count();
    }
}
