package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.CuttingProxy;
import dev.fstore.postgres.CuttingProxy.Cut;
import dev.fstore.postgres.subscription.CounterView;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts connections of consumers, far more often than leases end. {@code -Dfstore.seed=7} draws other moments. A heavy run
 * has twenty times as many events.
 */
@ExtendWith(PostgresExtension.class)
class ConsumersCutTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int EVENTS = Reliability.HEAVY ? 2_000 : 100;
    private static final Duration LEASE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView counterView;

    ConsumersCutTest(TestDatabase server) {
        this.server = server;
        this.database = Databases.pooled(server);
        this.counterView = CounterView.in(this.database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream_events", "ack_events", "COMMIT", "renew_leases", "nack_events"})
    void effects_happen_once_and_no_stream_waits_for_the_end_of_its_lease(String target) throws Exception {
        consume(target, subscriber -> subscriber);

        assertThat(counterView.effects()).isEqualTo(EVENTS);
        counterView.assertInOrder();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_events", "read_log", "COMMIT"})
    void in_one_order_effects_happen_once(String target) throws Exception {
        consume(target, Subscriber::inOneOrder);

        assertThat(counterView.effects()).isEqualTo(EVENTS);
        counterView.assertInOrder();
    }

    private void consume(String target, UnaryOperator<Subscriber<Counted>> as) throws Exception {
        try (var proxy = new CuttingProxy(server, target, 2, SEED);
                var pool = Databases.pool(proxy.url(), 4);
                var subscription = Subscription.start(
                        DSL.using(pool, SQLDialect.POSTGRES),
                        as.apply(counterView.subscriber().leasing(LEASE).concurrently(2)))) {
            for (int n = 0; n < EVENTS; n += 10) {
                counterView.count(n, n + 10);
            }
            await().atMost(PATIENCE).until(() -> counterView.effects() >= EVENTS);
            if (!Set.of("renew_leases", "nack_events").contains(target)) {
                assertThat(proxy.cuts()).containsKeys(Cut.values());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream_events", "ack_events", "COMMIT"})
    void at_least_once_every_event_is_handled_and_no_stream_waits_for_the_end_of_its_lease(String target)
            throws Exception {
        Set<UUID> handled = ConcurrentHashMap.newKeySet();
        try (var proxy = new CuttingProxy(server, target, 2, SEED);
                var pool = Databases.pool(proxy.url(), 4);
                var subscription = Subscription.start(
                        DSL.using(pool, SQLDialect.POSTGRES),
                        Subscriber.<Counted>atLeastOnce(counterView.view(), CounterView.CODEC, event -> {
                                    if (counterView.isOwn(event)) {
                                        handled.add(event.deliveryId("test"));
                                    }
                                })
                                .leasing(LEASE))) {
            for (int n = 0; n < EVENTS; n += 10) {
                counterView.count(n, n + 10);
            }
            await().atMost(PATIENCE).until(() -> handled.size() == EVENTS);
            await().atMost(PATIENCE)
                    .until(() ->
                            new ViewProgress(database, counterView.view()).lag().pendingStreams() == 0);
        }
    }
}
