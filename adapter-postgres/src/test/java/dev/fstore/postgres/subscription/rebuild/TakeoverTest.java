package dev.fstore.postgres.subscription.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.subscription.CounterView;
import dev.fstore.postgres.subscription.HandlerLatch;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TakeoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView old;
    private final CounterView next;

    TakeoverTest(TestDatabase database) {
        this.server = database;
        this.database = Databases.pooled(database);
        this.old = CounterView.in(this.database);
        this.next = old.and("_2");
    }

    @Test
    void a_takeover_waits_for_events_that_the_old_version_fetched_before_its_pause() throws Exception {
        old.count(0, 10);
        database.execute("SELECT register_view(?, '2000-01-01')", old.view());
        var end = new CountDownLatch(1);
        var slow = next.subscriber(transaction -> event -> {
            HandlerLatch.await(end);
            next.writer(transaction).handle(event);
        });
        try (var late = new LateConsumer();
                var rebuild = Rebuild.start(database, slow, old.view())) {
            var behind = new AtomicInteger();
            var taking = CompletableFuture.supplyAsync(() -> rebuild.takeOver(
                    transaction -> {
                        late.handle(); // unless it has already done so
                        behind.set(Math.max(0, old.effects() - next.effects()));
                    },
                    PATIENCE));
            await().until(() -> isAnybodyWaiting() || taking.isDone());
            late.handle();
            end.countDown();
            assertThat(taking.get()).isTrue();
            assertThat(behind).hasValue(0);
            assertThat(old.effects()).isEqualTo(1);
        }
    }

    private boolean isAnybodyWaiting() {
        return database.fetchExists(database.selectFrom("pg_stat_activity")
                .where("datname = current_database() AND wait_event_type = 'Lock'"));
    }

    /** A consumer of the old version that has begun to fetch an event. */
    private final class LateConsumer implements AutoCloseable {

        private final Session session = Session.open(server);
        private final List<String> leased;
        private boolean isDone = false;

        LateConsumer() throws SQLException {
            session.begin();
            leased = session.query("SELECT decider_id || ' ' || \"offset\" FROM stream_events(?, 1)", old.view());
            assertThat(leased).hasSize(1);
        }

        synchronized void handle() {
            try {
                if (!isDone) {
                    isDone = true;
                    session.commit();
                    var event = leased.getFirst().split(" ", -1);
                    session.begin();
                    session.query("INSERT INTO %s (stream, version) VALUES (?, 1)".formatted(old.view()), event[0]);
                    session.query("SELECT ack_event(?, ?, ?)", old.view(), event[0], Long.valueOf(event[1]));
                    session.commit();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            session.close();
        }
    }
}
