package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OneOrderTest {

    private final DSLContext database;
    private final CounterView one;
    private final CounterView two;

    OneOrderTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.one = CounterView.in(this.database);
        this.two = one.and("_2");
    }

    @Test
    void all_views_of_one_order_see_all_events_once_and_in_the_same_order() {
        try (var first = Subscription.start(database, one.subscriber().inOneOrder());
                var again = Subscription.start(database, one.subscriber().inOneOrder())) {
            var writers = IntStream.range(0, 4)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> one.count(100 * writer, 100 * writer + 50)))
                    .toList();
            try (var second = Subscription.start(database, two.subscriber().inOneOrder())) {
                await().until(() -> writers.stream().noneMatch(Thread::isAlive));
                await().until(() -> one.effects() == one.events() && two.effects() == one.events());
            }
        }
        one.assertInOrder();
        assertThat(seen(one)).isEqualTo(seen(two)).hasSize(one.events());
    }

    @Test
    void in_one_order_an_event_that_fails_holds_up_all_that_come_after_it_and_is_tried_again() {
        var failures = new AtomicInteger();
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (event.stream().equals(one.counter(5)) && failures.getAndIncrement() < 20) {
                throw new IllegalStateException("not yet");
            }
            one.writer(transaction).handle(event);
        };
        var events = one.count(0, 10);
        try (var subscription = Subscription.start(
                database,
                one.subscriber(failing)
                        .inOneOrder()
                        .failing(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(10), 100)))) {
            await().until(() -> one.effects() == 10);
        }
        assertThat(failures).hasValueGreaterThan(20);
        assertThat(seen(one))
                .containsExactlyElementsOf(events.stream()
                        .map(event -> event.stream().id() + " " + event.version())
                        .toList());
    }

    @Test
    void the_lag_of_a_view_in_one_order_counts_the_events_it_has_not_read() {
        var progress = new ViewProgress(database, one.view());
        Subscription.start(database, one.subscriber().inOneOrder()).close();
        var events = one.count(0, 10);
        assertThat(progress.lag().pendingEvents()).isGreaterThanOrEqualTo(10);
        assertThat(progress.hasProcessed(events)).isFalse();

        try (var subscription = Subscription.start(database, one.subscriber().inOneOrder())) {
            assertThat(progress.await(events, Duration.ofSeconds(60))).isTrue();
        }
        assertThat(progress.lag().pendingEvents()).isZero();
        assertThat(one.effects()).isEqualTo(10);
    }

    private List<String> seen(CounterView counterView) {
        return database.fetch("SELECT stream || ' ' || version FROM %s ORDER BY seen".formatted(counterView.view()))
                .into(String.class);
    }

    @Test
    void in_one_order_effects_elsewhere_before_the_failing_event_are_not_repeated() {
        var handled = new ConcurrentLinkedQueue<Recorded<Counted>>();
        var failures = new AtomicInteger();
        var events = one.count(0, 10);
        var subscriber = Subscriber.<Counted>atLeastOnce(one.view(), CounterView.CODEC, event -> {
            if (event.stream().equals(one.counter(5)) && failures.getAndIncrement() < 3) {
                throw new IllegalStateException("not yet");
            }
            if (one.isOwn(event)) {
                handled.add(event);
            }
        });
        try (var subscription = Subscription.start(database, subscriber.inOneOrder())) {
            await().until(() -> handled.size() >= 10);
        }
        assertThat(handled)
                .map(Recorded::id)
                .containsExactlyElementsOf(events.stream().map(Recorded::id).toList());
    }
}
