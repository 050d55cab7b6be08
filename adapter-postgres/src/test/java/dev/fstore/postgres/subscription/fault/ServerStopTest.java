package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.postgres.AdditionCommands;
import dev.fstore.postgres.AdditionCommands.Addition;
import dev.fstore.postgres.AdditionCommands.Answer;
import dev.fstore.postgres.subscription.fault.StoppableServer.Stop;
import dev.fstore.postgres.subscription.writers.Writers;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Stops a server, which has no chance to write anything more, under 8 writers and 4 consumers: 4 times, or 20 in a heavy run.
 * Writers and consumers recover by themselves. {@code -Dfstore.seed=7} draws other commands and moments.
 */
class ServerStopTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int STOPS = Reliability.HEAVY ? 20 : 4;
    private static final int COMMANDS = Reliability.HEAVY ? 52_000 : 2_000;
    private static final int FEWEST_ACKNOWLEDGED = Reliability.HEAVY ? 50_000 : 1_800;
    private static final int STREAMS = COMMANDS / 25;

    /** Keeps commits in the memory of the server for up to ten seconds. */
    private static final Map<String, String> HASTY = Map.of(
            "synchronous_commit",
            "off",
            "wal_writer_delay",
            "10s",
            "wal_writer_flush_after",
            "1GB",
            "wal_buffers",
            "64MB");

    private final Random random = new Random(SEED);
    private final AdditionCommands additions = AdditionCommands.draw(COMMANDS, STREAMS, random);

    @Test
    void acknowledged_commands_are_stored_once_and_their_events_have_their_effects_once() throws Exception {
        try (var server = StoppableServer.start(Map.of());
                var traffic = new WritersAndConsumers(server, additions)) {
            var moments = random.ints(STOPS, 0, COMMANDS * 9 / 10).sorted().toArray();
            for (int i = 0; i < STOPS; i++) {
                traffic.stopAfter(moments[i], i % 2 == 0 ? Stop.IMMEDIATE : Stop.KILL);
                assertThat(traffic.setting("fsync")).isEqualTo("on");
                assertThat(traffic.setting("synchronous_commit")).isEqualTo("on");
            }
            traffic.finish();

            var acknowledged =
                    traffic.writers.acknowledged.stream().map(Answer::command).toList();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(FEWEST_ACKNOWLEDGED);
            assertThat(traffic.incomplete(acknowledged)).isEmpty();
            int stored = storedWhole(traffic, List.copyOf(traffic.writers.unanswered));
            assertAllInOrder(traffic);
            report(traffic, stored);
        }
    }

    @Test
    void the_checks_catch_a_server_that_acknowledges_commands_before_they_are_durable() throws Exception {
        try (var server = StoppableServer.start(HASTY);
                var traffic = new WritersAndConsumers(server, additions)) {
            assertThat(traffic.setting("synchronous_commit")).isEqualTo("off");
            var lost = new ArrayList<Addition>();
            for (int i = 1; i <= STOPS && lost.isEmpty(); i++) {
                traffic.stopAfter(i * COMMANDS / (STOPS + 1), Stop.IMMEDIATE);
                lost.addAll(traffic.incomplete(traffic.writers.acknowledged.stream()
                        .map(Answer::command)
                        .toList()));
            }

            assertThat(lost).isNotEmpty();
            Reliability.record(
                    "server stopped, control",
                    String.format(
                            Locale.ROOT,
                            "synchronous_commit off, 1 stop under 8 writers from seed %s: %,d acknowledged commands lost",
                            SEED,
                            lost.size()),
                    traffic.setting("server_version"));
        }
    }

    /** How many of these commands are stored. Each is stored completely or not at all. */
    private static int storedWhole(WritersAndConsumers traffic, List<Addition> unanswered) {
        var missing = traffic.incomplete(unanswered);
        assertThat(missing)
                .allMatch(command -> traffic.store.eventsOf(command.id()).isEmpty());
        return unanswered.size() - missing.size();
    }

    private void assertAllInOrder(WritersAndConsumers traffic) throws Exception {
        var answers = traffic.answersAtLast();
        assertThat(answers)
                .hasSize(COMMANDS)
                .allMatch(answer -> answer.outcome().isRight());
        assertThat(traffic.incomplete(additions.commands())).isEmpty();
        assertThat(AdditionCommands.contradictions(answers, traffic.store)).isEmpty();
        assertThat(additions.wrong(answers, traffic.store)).isEmpty();
        assertThat(traffic.streamsWithHoles()).isZero();

        traffic.finish();
        long events = answers.stream()
                .mapToLong(answer -> answer.outcome().get().events().size())
                .sum();
        assertThat(traffic.verdict(events)).isEqualTo(Verdict.CLEAN);
        assertThat(new SummingHandler(WritersAndConsumers.VIEW).wrongSums(traffic.database, ""))
                .isZero();
    }

    private static void report(WritersAndConsumers traffic, int stored) throws Exception {
        Reliability.record(
                "server stopped",
                String.format(
                        Locale.ROOT,
                        "%s stops (half SIGQUIT, half SIGKILL) under %s writers and %s consumers from seed %s: %,d commands acknowledged, %,d not, of which %,d are stored; 0 lost, 0 doubled, 0 holes, every effect once and in order, at most %.1f s after a restart",
                        STOPS,
                        Writers.THREADS,
                        WritersAndConsumers.CONSUMERS,
                        SEED,
                        traffic.writers.acknowledged.size(),
                        traffic.writers.unanswered.size(),
                        stored,
                        traffic.longestDelaySeconds()),
                traffic.setting("server_version"));
    }
}
