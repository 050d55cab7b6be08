package dev.fstore.testkit.process;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.application.process.ScheduledCommands;
import dev.fstore.application.process.ScheduledCommands.Fact.Cancelled;
import dev.fstore.application.process.ScheduledCommands.Fact.Scheduled;
import dev.fstore.application.process.ScheduledCommands.Fact.Sent;
import dev.fstore.application.process.ScheduledCommands.Request;
import dev.fstore.application.process.ScheduledCommands.Request.Cancel;
import dev.fstore.application.process.ScheduledCommands.Request.Elapsed;
import dev.fstore.application.process.ScheduledCommands.Request.Send;
import dev.fstore.domain.Deadline;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduledCommandsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);

    private final ScheduledCommands commands = new ScheduledCommands();

    @Test
    void a_command_waits_for_its_time() {
        given(commands)
                .when(new Send("remind", NOON))
                .then(new Scheduled("remind", NOON))
                .thenReact()
                .thenDeadlines(new Deadline("send", NOON));
    }

    @Test
    void it_is_sent_at_its_time_and_that_is_the_end() {
        given(commands, new Scheduled("remind", NOON))
                .whenTimeIs(NOON, ScheduledCommandsTest::elapsed)
                .then(new Sent("remind"))
                .thenReact("remind")
                .thenPending("remind")
                .thenDeadlines();
        given(commands, new Scheduled("remind", NOON), new Sent("remind"))
                .whenTimeIs(ONE, ScheduledCommandsTest::elapsed)
                .thenNothing();
    }

    @Test
    void it_is_not_sent_when_it_was_cancelled() {
        given(commands, new Scheduled("remind", NOON))
                .when(new Cancel())
                .then(new Cancelled())
                .thenDeadlines();
        given(commands, new Scheduled("remind", NOON), new Cancelled())
                .whenTimeIs(ONE, ScheduledCommandsTest::elapsed)
                .thenNothing();
        given(commands).when(new Cancel()).thenNothing();
    }

    @Test
    void it_can_be_moved() {
        given(commands, new Scheduled("remind", NOON))
                .when(new Send("remind twice", ONE))
                .thenDeadlines(new Deadline("send", ONE));
        given(commands, new Scheduled("remind", NOON), new Scheduled("remind twice", ONE))
                .when(new Elapsed(NOON))
                .thenNothing();
        given(commands, new Scheduled("remind", NOON), new Scheduled("remind twice", ONE))
                .whenTimeIs(ONE, ScheduledCommandsTest::elapsed)
                .thenReact("remind twice");
    }

    private static Request elapsed(Deadline deadline) {
        return new Elapsed(deadline.at());
    }
}
