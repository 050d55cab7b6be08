package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Metadata;
import dev.fstore.postgres.Numbers;
import dev.fstore.postgres.Numbers.Changed;
import dev.fstore.postgres.Numbers.Step;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.Verdict;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * One consumer of a view after the other is killed, at every point in turn, while events are appended.
 */
final class Kills {

    private static final int STREAMS = 20;

    /** Consumers that are killed after a few events would fall behind more and more. */
    private static final int MOST_PENDING = 200;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    final String view = "view_" + UUID.randomUUID().toString().replace("-", "");
    final Map<StopPoint, Integer> kills = new EnumMap<>(StopPoint.class);
    int sent = 0;

    private final TestDatabase database;
    private final DSLContext connections;
    private final ViewProgress progress;
    private final Consuming consuming;
    private final Random random;
    private final CommandHandler<Step, Long, Changed, String> numbers;

    Kills(TestDatabase database, Consuming consuming, long seed) {
        this.database = database;
        this.connections = Databases.pooled(database);
        this.consuming = consuming;
        this.random = new Random(seed);
        this.numbers = Consuming.numbers(connections);
        this.progress = new ViewProgress(connections, view);
        connections.execute("SELECT register_view(?)", view);
    }

    /** As often at each point. */
    Kills run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (var point : StopPoint.values()) {
                kill(point);
            }
        }
        try (var last = consumer(StopPoint.AFTER_COMMIT, Integer.MAX_VALUE)) {
            await().atMost(DEADLINE).until(() -> {
                assertThat(last.isAt(StopPoint.AFTER_COMMIT)).isFalse();
                return progress.lag().pendingEvents() == 0;
            });
        }
        return this;
    }

    private void kill(StopPoint point) throws Exception {
        try (var consumer = consumer(point, 1 + random.nextInt(point.passes))) {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(10)).until(() -> {
                if (progress.lag().pendingEvents() < MOST_PENDING) {
                    send();
                }
                return consumer.isAt(point);
            });
            assertThat(consumer.kill()).isEqualTo(128 + 9);
            kills.merge(point, 1, Integer::sum);
        }
    }

    private ConsumerProcess consumer(StopPoint point, int pass) throws Exception {
        return ConsumerProcess.start(database.url(), view, consuming, point, pass);
    }

    /** The command that follows from the nth event of a stream stores the nth event of another stream. */
    private void send() {
        var number = view + " " + random.nextInt(STREAMS);
        Consuming.send(numbers, Numbers.add(number, 1, Numbers.add("after " + number, 1)), Metadata.empty());
        sent++;
    }

    Verdict effects() throws SQLException {
        try (var session = Session.open(database)) {
            session.query("SET work_mem = '64MB'"); // else it would look up every event in a list
            return Verdict.of(session, view, view, sent);
        }
    }

    /** What became of the commands that follow from events. */
    record Consequences(long lost, long doubled, long inverted) {}

    Consequences consequences() {
        var row = connections.fetchSingle("""
                        SELECT count(*) FILTER (WHERE c.event_id IS NULL), count(*) - count(DISTINCT s.event_id),
                               count(*) FILTER (WHERE c.version <> s.version)
                          FROM events s LEFT JOIN events c ON c.metadata ->> 'causationId' = s.event_id::text
                         WHERE starts_with(s.decider_id, ?)""", view);
        return new Consequences(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class));
    }
}
