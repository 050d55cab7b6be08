package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import dev.fstore.postgres.subscription.SubscriptionStatus.Activity;
import dev.fstore.postgres.subscription.fault.SilentProxy;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Status, listeners and connections of a subscription, as its operator sees them. */
@ExtendWith(PostgresExtension.class)
class OperatingTest {

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView counterView;

    OperatingTest(TestDatabase server) {
        this.server = server;
        this.database = Databases.pooled(server);
        this.counterView = CounterView.in(this.database);
    }

    /** Keeps the news of a subscription. */
    private static final class News implements SubscriptionListener {

        private final Queue<String> news = new ConcurrentLinkedQueue<>();
        private final AtomicInteger handled = new AtomicInteger();

        @Override
        public void started(String view) {
            news.add("started");
        }

        @Override
        public void handled(String view, int events, Duration took) {
            handled.addAndGet(events);
        }

        @Override
        public void failed(Failed failed, Decision decision) {
            news.add("%s of %s"
                    .formatted(
                            decision.getClass().getSimpleName(), failed.event().version()));
            throw new IllegalStateException("A listener that fails");
        }

        @Override
        public void databaseLost(String view, Throwable cause) {
            news.add("lost");
        }

        @Override
        public void databaseBack(String view, Duration after) {
            news.add("back");
        }

        @Override
        public void stopped(String view) {
            news.add("stopped");
        }
    }

    @Test
    void the_status_tells_what_it_does_and_the_listener_hears_of_everything() {
        var news = new News();
        var failing = counterView
                .subscriber(transaction -> event -> {
                    if (event.stream().equals(counterView.counter(3))) {
                        throw new IllegalStateException("no threes");
                    }
                    counterView.writer(transaction).handle(event);
                })
                .failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1))
                .watchedBy(news);
        counterView.count(3, 4);
        counterView.count(5, 6);
        var subscription = Subscription.start(database, failing);
        try (subscription;
                var wakeUps = WakeUps.of(database, List.of(subscription))) {
            await().until(() -> counterView.effects() == 1 && news.news.contains("Park of 1"));
            await().until(() -> subscription.status().isListening());
            assertThat(subscription.status().activity()).isEqualTo(new Activity.Running());
            assertThat(subscription.status().lastEvent()).isPresent();
            await().until(() -> subscription.status().leasedStreams() == 0);
        }
        assertThat(subscription.status().activity()).isEqualTo(new Activity.Stopped("it was closed"));
        assertThat(news.news).containsExactly("started", "Park of 1", "stopped");
        assertThat(news.handled).hasPositiveValue();
    }

    @Test
    void a_removed_view_stops_its_subscription_with_the_reason() {
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            database.execute("SELECT remove_view(?)", counterView.view());
            await().until(() -> subscription.status().activity() instanceof Activity.Stopped(String reason)
                    && reason.contains("removed"));
        }
    }

    @Test
    void a_lost_database_and_its_return_are_news() throws Exception {
        var news = new News();
        try (var proxy = new SilentProxy(server);
                var pool = Databases.pool(proxy.url() + "&socketTimeout=1", 3);
                var subscription = Subscription.start(
                        DSL.using(pool, SQLDialect.POSTGRES),
                        counterView.subscriber().watchedBy(news))) {
            counterView.count(0, 1);
            await().until(() -> counterView.effects() == 1);
            proxy.forget();
            await().until(() -> news.news.contains("lost"));
            counterView.count(1, 2);
            await().until(() -> counterView.effects() == 2 && news.news.contains("back"));
            assertThat(subscription.status().activity()).isEqualTo(new Activity.Running());
        }
    }

    @Test
    void a_listening_connection_that_nobody_closed_is_replaced() throws Exception {
        var woken = new AtomicInteger();
        try (var proxy = new SilentProxy(server);
                var pool = Databases.pool(proxy.url(), 3);
                var wakeUps = new WakeUps(
                        DSL.using(pool, SQLDialect.POSTGRES), woken::incrementAndGet, Duration.ofSeconds(1))) {
            await().until(wakeUps::isListening);
            proxy.forget();
            await().until(() -> !wakeUps.isListening());
            await().until(wakeUps::isListening);
            int before = woken.get();
            try (var elsewhere = new WakeUps(database, () -> {})) {
                elsewhere.announce();
                await().until(() -> woken.get() > before);
            }
        }
    }

    @Test
    void subscriptions_that_are_closed_together_stop_together() {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var second = counterView.and("_2");
        var witness = counterView.and("_3");
        var slow = Subscription.start(database, counterView.subscriber(transaction -> event -> {
            if (counterView.isOwn(event)) {
                begun.countDown();
                HandlerLatch.await(end);
            }
        }));
        var other = Subscription.start(database, second.subscriber());
        counterView.count(0, 1);
        HandlerLatch.await(begun);
        await().until(() -> second.effects() == 1);

        var closing = Thread.ofVirtual().start(() -> Subscription.closeAll(List.of(slow, other)));
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        try (var witnessing = Subscription.start(database, witness.subscriber())) {
            counterView.count(1, 2);
            await().until(() -> witness.effects() == 2);
        }
        assertThat(second.effects()).isEqualTo(1);
        end.countDown();
        await().until(() -> !closing.isAlive());
    }

    @Test
    void a_pool_that_is_smaller_than_the_concurrency_loses_no_lease_to_slow_handlers() {
        var news = new News();
        counterView.count(0, 40);
        var begun = new AtomicInteger();
        var end = new CountDownLatch(1);
        try (var pool = Databases.pool(server.url(), 4);
                var subscription = Subscription.start(
                        DSL.using(pool, SQLDialect.POSTGRES),
                        counterView
                                .subscriber(transaction -> event -> {
                                    if (counterView.isOwn(event) && begun.incrementAndGet() <= 4) {
                                        HandlerLatch.await(end);
                                    }
                                    counterView.writer(transaction).handle(event);
                                })
                                .leasing(Duration.ofSeconds(3))
                                .concurrently(4)
                                .watchedBy(news))) {
            await().until(() -> begun.get() >= 1);
            var leasedUntil = leasedUntil();
            await().until(() -> leasedUntil().isAfter(leasedUntil.plusSeconds(3)));
            end.countDown();
            await().until(() -> counterView.effects() == 40);
        }
        counterView.assertInOrder();
        assertThat(news.news).containsExactly("started", "stopped");
    }

    private OffsetDateTime leasedUntil() {
        return database.fetchSingle(
                        "SELECT min(locked_until) FROM locks WHERE view = ? AND delivered_offset IS NOT NULL",
                        counterView.view())
                .into(OffsetDateTime.class);
    }
}
