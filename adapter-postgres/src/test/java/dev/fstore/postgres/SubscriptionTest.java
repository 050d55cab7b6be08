package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.EventHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.FailurePolicy.Decision;
import dev.fstore.postgres.FailurePolicy.Failed;
import dev.fstore.testkit.Counted;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubscriptionTest {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with("counter", Counted.class);

    /** Counts up by what it is told. */
    private static final Decider<Integer, Integer, Counted, String> COUNTER =
            Decider.of(0, (by, total) -> Decider.accept(new Counted.Incremented(by)), (total, event) -> total);

    private final DSLContext database;
    private final String view = "view_" + UUID.randomUUID().toString().replace("-", "");
    private final EventSourcedAggregate<Integer, Integer, Counted, String> counters;

    SubscriptionTest(TestDatabase database) {
        this.database = Databases.installed(database);
        this.database.execute("CREATE TABLE %s (seen bigint GENERATED ALWAYS AS IDENTITY, stream text, version bigint)"
                .formatted(view));
        this.counters = new EventSourcedAggregate<>(
                COUNTER,
                Saga.none(),
                by -> new StreamId("counter", view + by % 10),
                new PostgresEventRepository<>(this.database, CODEC));
    }

    @Test
    void every_event_has_its_effect_once_and_in_the_order_of_its_stream() {
        count(0, 50);
        try (var subscription = Subscription.start(database, subscriber())) {
            count(50, 100);
            await().until(() -> effects() == 100);
        }
        assertThat(outOfOrder()).isZero();
    }

    @Test
    void two_instances_share_the_work_and_do_nothing_twice() {
        count(0, 100);
        try (var one = Subscription.start(database, subscriber());
                var two = Subscription.start(database, subscriber())) {
            await().until(() -> effects() >= 100);
        }
        assertThat(effects()).isEqualTo(100);
        assertThat(outOfOrder()).isZero();
    }

    @Test
    void a_failing_stream_holds_up_nobody_else_and_leaves_no_half_effect() {
        count(0, 10);
        var failures = new AtomicInteger();
        Function<DSLContext, EventHandler<Counted>> failingOnce = transaction -> event -> {
            writer(transaction).handle(event);
            if (event.stream().id().equals(view + 7) && failures.getAndIncrement() < 2) {
                throw new AssertionError("no");
            }
        };
        try (var subscription = Subscription.start(database, subscriber(failingOnce))) {
            await().until(() -> effects() >= 9);
            await().until(() -> effects() == 10);
        }
        assertThat(failures).hasValue(3);
    }

    @Test
    void a_stream_that_fails_for_good_is_parked_with_its_error_and_comes_in_order_when_replayed() {
        count(0, 10);
        var broken = new AtomicBoolean(true);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (broken.get() && event.stream().id().equals(view + 7)) {
                throw new IllegalStateException("no sevens");
            }
            writer(transaction).handle(event);
        };
        var parked = new ParkedStreams(database, view);
        var impatient = FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);
        try (var subscription = Subscription.start(database, subscriber(failing).failing(impatient))) {
            await().until(() -> effects() == 9 && !parked.list().isEmpty());
            var seven = parked.list().getFirst();
            assertThat(seven.stream()).isEqualTo(new StreamId("counter", view + 7));
            assertThat(seven.attempts()).isEqualTo(3);
            assertThat(seven.error()).contains("no sevens").contains("SubscriptionTest");
            count(17, 18);

            broken.set(false);
            parked.replay(seven.stream());

            await().until(() -> effects() == 11);
        }
        assertThat(outOfOrder()).isZero();
        assertThat(parked.list()).isEmpty();
    }

    @Test
    void an_event_that_nobody_can_handle_is_skipped_and_the_next_one_comes() {
        count(0, 10);
        count(17, 18);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (event.stream().id().equals(view + 7) && event.version() == 1) {
                throw new IllegalStateException("never");
            }
            writer(transaction).handle(event);
        };
        var parked = new ParkedStreams(database, view);
        try (var subscription = Subscription.start(
                database, subscriber(failing).failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1)))) {
            await().until(() -> !parked.list().isEmpty());
            var seven = parked.list().getFirst();
            long failed = database.fetchSingle("SELECT min(\"offset\") FROM events WHERE decider_id = ?", view + 7)
                    .get(0, Long.class);

            parked.skip(seven.stream(), failed);

            await().until(() -> effects() == 10);
        }
        assertThat(database.fetchCount(DSL.table(view), DSL.condition("version = 2")))
                .isEqualTo(1);
    }

    @Test
    void who_was_woken_looks_at_once_and_not_after_its_pause() {
        try (var subscription = Subscription.start(database, subscriber())) {
            var announced = new EventSourcedAggregate<>(
                    COUNTER,
                    Saga.none(),
                    (Integer by) -> new StreamId("counter", view + by),
                    new AnnouncingEventRepository<>(
                            new PostgresEventRepository<>(database, CODEC), news -> subscription.wake()));
            for (int n = 0; n < 20; n++) {
                int before = effects();
                announced.handle(n, Metadata.empty());
                await().pollInterval(Duration.ofMillis(1)).until(() -> effects() > before);
            }
        }
        assertThat(effects()).isEqualTo(20);
    }

    @Test
    void a_database_that_is_out_of_reach_is_waited_for_and_parks_nothing() {
        var policy = FailurePolicy.backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 1);
        var stream = new StreamId("counter", "1");

        assertThat(policy.decide(new Failed("v", stream, 100, true, new IllegalStateException())))
                .isInstanceOfSatisfying(
                        Decision.Retry.class,
                        retry -> assertThat(retry.after()).isBetween(Duration.ofSeconds(29), Duration.ofMinutes(1)));
        assertThat(policy.decide(new Failed("v", stream, 1, false, new IllegalStateException())))
                .isEqualTo(new Decision.Park());
    }

    @Test
    void lag_is_what_is_pending_and_ends_when_it_is_done() {
        var progress = new ViewProgress(database, view);
        try (var subscription = Subscription.start(database, subscriber())) {
            await().until(() -> progress.lag().pendingEvents() == 0);
        }
        count(0, 30);

        var behind = progress.lag();
        assertThat(behind.pendingStreams()).isEqualTo(10);
        assertThat(behind.pendingEvents()).isEqualTo(30);
        assertThat(behind.oldest()).isPresent();

        try (var subscription = Subscription.start(database, subscriber())) {
            await().until(() -> progress.lag().equals(new ViewProgress.Lag(0, 0, 0, Optional.empty())));
        }
        assertThat(effects()).isEqualTo(30);
    }

    @Test
    void who_waits_for_a_view_reads_what_he_has_written() {
        var progress = new ViewProgress(database, view);
        try (var subscription = Subscription.start(database, subscriber())) {
            for (int n = 1; n <= 20; n++) {
                var events = counters.handle(n, Metadata.empty()).get().events();
                assertThat(progress.await(events, Duration.ofSeconds(20))).isTrue();
                assertThat(effects()).isEqualTo(n);
            }
        }
        var later = counters.handle(1, Metadata.empty()).get().events();
        assertThat(progress.hasProcessed(later)).isFalse();
        assertThat(progress.await(later, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_restarted_subscription_goes_on_where_it_stopped() {
        count(0, 20);
        try (var subscription = Subscription.start(database, subscriber())) {
            await().until(() -> effects() == 20);
        }
        count(20, 30);
        try (var subscription = Subscription.start(database, subscriber())) {
            await().until(() -> effects() >= 30);
        }
        assertThat(effects()).isEqualTo(30);
    }

    private void count(int from, int to) {
        IntStream.range(from, to)
                .forEach(by -> assertThat(counters.handle(by, Metadata.empty()).isRight())
                        .isTrue());
    }

    private Subscriber<Counted> subscriber() {
        return subscriber(this::writer);
    }

    private Subscriber<Counted> subscriber(Function<DSLContext, EventHandler<Counted>> handler) {
        return Subscriber.transactional(view, CODEC, handler);
    }

    private EventHandler<Counted> writer(DSLContext transaction) {
        return event -> {
            if (event.stream().id().startsWith(view)) {
                write(transaction, event);
            }
        };
    }

    private void write(DSLContext transaction, Recorded<Counted> event) {
        transaction.execute(
                "INSERT INTO %s (stream, version) VALUES (?, ?)".formatted(view),
                event.stream().id(),
                event.version());
    }

    private int effects() {
        return database.fetchCount(DSL.table(view));
    }

    private int outOfOrder() {
        return database.fetchCount(DSL.table(
                "(SELECT version, row_number() OVER (PARTITION BY stream ORDER BY seen) AS place FROM %s) o WHERE version <> place"
                        .formatted(view)));
    }
}
