package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SlowHandlersTest {

    /** Short enough to wait for, and long enough that a busy machine renews it in time. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final DSLContext database;
    private final CounterView counterView;
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    /** Writes its effect, and then waits until the test lets it go. */
    private final Function<DSLContext, EventHandler<Counted>> slow;

    SlowHandlersTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
        this.slow = transaction -> event -> {
            if (counterView.isOwn(event)) {
                counterView.writer(transaction).handle(event);
                begun.incrementAndGet();
                HandlerLatch.await(end);
            }
        };
    }

    @Test
    void a_handler_that_is_slower_than_its_lease_keeps_its_stream() {
        counterView.count(0, 1);
        var subscriber = counterView.subscriber(slow).leasing(SHORT);
        try (var one = Subscription.start(database, subscriber);
                var two = Subscription.start(database, subscriber)) {
            await().until(() -> begun.get() == 1);
            var leasedUntil = leasedUntil();
            await().until(() -> leasedUntil().isAfter(leasedUntil.plus(SHORT)));
            assertThat(begun).hasValue(1);
            end.countDown();
            await().until(() -> counterView.effects() == 1);
        }
        assertThat(begun).hasValue(1);
        counterView.assertInOrder();
    }

    @Test
    void a_lost_lease_is_noticed_before_the_effect_commits() {
        counterView.count(0, 1);
        try (var slowOne = Subscription.start(database, counterView.subscriber(slow))) {
            await().until(() -> begun.get() == 1);
            takeAway();
            try (var other = Subscription.start(database, counterView.subscriber())) {
                await().until(() -> counterView.effects() == 1);
                end.countDown();
            }
        }
        assertThat(counterView.effects()).isEqualTo(1);
    }

    @Test
    void a_handler_that_loses_its_lease_is_interrupted_and_another_instance_takes_over_the_stream() {
        counterView.count(0, 1);
        var interrupted = new AtomicInteger();
        var handler = Subscriber.<Counted>atLeastOnce(counterView.view(), CounterView.CODEC, event -> {
                    if (counterView.isOwn(event) && begun.incrementAndGet() == 1) {
                        try {
                            HandlerLatch.await(end);
                        } catch (IllegalStateException e) {
                            interrupted.incrementAndGet();
                            throw e;
                        }
                    }
                })
                .leasing(SHORT);
        try (var one = Subscription.start(database, handler)) {
            await().until(() -> begun.get() == 1);
            takeAway();
            await().until(() -> interrupted.get() == 1 && begun.get() == 2);
            var progress = new ViewProgress(database, counterView.view());
            await().until(() -> progress.lag().pendingStreams() == 0);
        }
    }

    @Test
    void closing_waits_for_handlers_at_work() {
        counterView.count(0, 10);
        var subscription = Subscription.start(database, counterView.subscriber(slow));
        await().until(() -> begun.get() == 1);
        var closing = Thread.ofVirtual().start(subscription::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        end.countDown();
        await().until(() -> !closing.isAlive());

        assertThat(counterView.effects()).isEqualTo(10);
    }

    @Test
    void work_that_does_not_finish_in_time_is_rolled_back_and_released() {
        counterView.count(0, 10);
        var subscription =
                Subscription.start(database, counterView.subscriber(slow).stoppingWithin(Duration.ofMillis(1)));
        await().until(() -> begun.get() == 1);

        subscription.close();

        assertThat(counterView.effects()).isZero();
        try (var other = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> counterView.effects() == 10); // long before the lease ends
        }
        end.countDown();
        assertThat(counterView.effects()).isEqualTo(10);
        counterView.assertInOrder();
    }

    private OffsetDateTime leasedUntil() {
        return database.fetchSingle(
                        "SELECT max(locked_until) FROM locks WHERE view = ? AND delivered_offset IS NOT NULL",
                        counterView.view())
                .into(OffsetDateTime.class);
    }

    private void takeAway() {
        assertThat(database.execute(
                        "UPDATE locks SET lease = NULL, delivered_offset = NULL, locked_until = now() WHERE view = ?",
                        counterView.view()))
                .isPositive();
    }

    @Test
    void a_handler_may_leave_its_thread_interrupted() {
        counterView.count(0, 10);
        var careless = counterView.subscriber(transaction -> event -> {
            counterView.writer(transaction).handle(event);
            Thread.currentThread().interrupt();
        });
        try (var one = Subscription.start(database, careless)) {
            await().until(() -> counterView.effects() == 10);
            counterView.count(10, 20);
            await().until(() -> counterView.effects() == 20);
        }
        counterView.assertInOrder();
    }

    @Test
    void work_that_an_interrupted_handler_did_not_finish_is_not_committed() {
        counterView.count(0, 1);
        var hasty = counterView.subscriber(transaction -> event -> {
            if (counterView.isOwn(event)) {
                counterView.writer(transaction).handle(event);
                begun.incrementAndGet();
                try {
                    HandlerLatch.await(end);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("Interrupted"); // and swallows it
                }
            }
        });
        var subscription = Subscription.start(database, hasty.stoppingWithin(Duration.ofMillis(1)));
        await().until(() -> begun.get() == 1);
        subscription.close();

        assertThat(counterView.effects()).isZero();
    }
}
