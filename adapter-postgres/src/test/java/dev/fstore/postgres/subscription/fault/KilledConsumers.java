package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Metadata;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.postgres.subscription.ViewProgress;
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

/** Kills one consumer of a view after the other, at every kill point in turn, while events are appended. */
final class KilledConsumers {

    private static final int STREAMS = 20;

    /** Keeps the backlog short, since every consumer is killed after a few events. */
    private static final int MOST_PENDING = 200;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    final String view = "view_" + UUID.randomUUID().toString().replace("-", "");
    final Map<KillPoint, Integer> kills = new EnumMap<>(KillPoint.class);
    int sent = 0;

    private final TestDatabase database;
    private final DSLContext connections;
    private final ViewProgress progress;
    private final ConsumerKind consuming;
    private final Random random;
    private final CommandHandler<Step, Long, Changed, String> numbers;

    KilledConsumers(TestDatabase database, ConsumerKind consuming, long seed) {
        this.database = database;
        this.connections = Databases.pooled(database);
        this.consuming = consuming;
        this.random = new Random(seed);
        this.numbers = ConsumerKind.numbers(connections);
        this.progress = new ViewProgress(connections, view);
        connections.execute("SELECT register_view(?)", view);
    }

    /** Kills {@code rounds} consumers at each point. */
    KilledConsumers run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (var point : KillPoint.values()) {
                kill(point);
            }
        }
        try (var last = consumer(KillPoint.AFTER_COMMIT, Integer.MAX_VALUE)) {
            await().atMost(DEADLINE).until(() -> {
                assertThat(last.isAt(KillPoint.AFTER_COMMIT)).isFalse();
                return progress.lag().pendingEvents() == 0;
            });
        }
        return this;
    }

    private void kill(KillPoint point) throws Exception {
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

    private ConsumerProcess consumer(KillPoint point, int pass) throws Exception {
        return ConsumerProcess.start(database.url(), view, consuming, point, pass);
    }

    /** The command that follows from the nth event of a stream stores the nth event of another stream. */
    private void send() {
        var number = view + " " + random.nextInt(STREAMS);
        ConsumerKind.send(
                numbers, NumberDecider.add(number, 1, NumberDecider.add("after " + number, 1)), Metadata.empty());
        sent++;
    }

    Verdict effects() throws SQLException {
        try (var session = Session.open(database)) {
            session.query("SET work_mem = '64MB'"); // else it would look up every event in a list
            return Verdict.of(session, view, view, sent);
        }
    }

    /** How often commands that follow from events were lost, sent twice or sent in another order. */
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
