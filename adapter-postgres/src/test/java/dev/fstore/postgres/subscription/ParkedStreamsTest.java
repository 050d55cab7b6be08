package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import dev.fstore.postgres.subscription.FailurePolicy.FailedEvent;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ParkedStreamsTest {

    private static final int OUTAGES = 10;
    private static final FailurePolicy PARKING_AT_ONCE =
            FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1);

    private final DSLContext database;
    private final CounterView counterView;
    private final String view;

    ParkedStreamsTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
        this.view = counterView.view();
    }

    @Test
    void a_stream_that_keeps_failing_is_parked_with_its_error_and_replayed_in_order() {
        counterView.count(0, 10);
        var broken = new AtomicBoolean(true);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (broken.get() && event.stream().equals(counterView.counter(7))) {
                throw new IllegalStateException("no sevens");
            }
            counterView.writer(transaction).handle(event);
        };
        var parked = new ParkedStreams(database, view);
        var impatient = FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);
        try (var subscription =
                Subscription.start(database, counterView.subscriber(failing).failing(impatient))) {
            await().until(() -> counterView.effects() == 9 && !parked.list().isEmpty());
            var seven = parked.list().getFirst();
            assertThat(seven.stream()).isEqualTo(counterView.counter(7));
            assertThat(seven.attempts()).isEqualTo(3);
            assertThat(seven.error()).contains("java.lang.IllegalStateException", "ParkedStreamsTest");
            counterView.count(17, 18);

            broken.set(false);
            parked.replay(seven.stream());

            await().until(() -> counterView.effects() == 11);
        }
        counterView.assertInOrder();
        assertThat(parked.list()).isEmpty();
    }

    @Test
    void the_error_of_a_parked_stream_quotes_no_message_of_a_handler_or_of_the_database() {
        counterView.count(0, 1);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (counterView.isOwn(event)) {
                try {
                    transaction.execute("SELECT 'alice@example.com'::int");
                } catch (DataAccessException e) {
                    throw new IllegalStateException("No account of alice@example.com", e);
                }
            }
        };
        var parked = new ParkedStreams(database, view);
        try (var subscription =
                Subscription.start(database, counterView.subscriber(failing).failing(PARKING_AT_ONCE))) {
            await().until(() -> !parked.list().isEmpty());
        }
        assertThat(parked.list().getFirst().error())
                .contains("Incremented", "java.lang.IllegalStateException", "SQLSTATE 22P02", "ParkedStreamsTest")
                .doesNotContain("alice");
    }

    @Test
    void a_parked_event_can_be_skipped_and_the_next_one_is_delivered() {
        counterView.count(0, 10);
        counterView.count(17, 18);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (event.stream().equals(counterView.counter(7)) && event.version() == 1) {
                throw new IllegalStateException("never");
            }
            counterView.writer(transaction).handle(event);
        };
        var parked = new ParkedStreams(database, view);
        try (var subscription = Subscription.start(
                database,
                counterView.subscriber(failing).failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1)))) {
            await().until(() -> !parked.list().isEmpty());
            var seven = parked.list().getFirst();
            var failed = seven.event().orElseThrow();
            assertThat(failed.offset()).isEqualTo(counterView.offsetOf(counterView.counter(7), 1));
            assertThat(seven.error())
                    .contains(view, "Incremented", failed.id().toString(), "version 1 of stream counter/");

            parked.skip(seven.stream(), failed.offset());

            await().until(() -> counterView.effects() == 10);
        }
        assertThat(database.fetchCount(DSL.table(view), DSL.condition("version = 2")))
                .isEqualTo(1);
    }

    /** Terminates its own session, which is what a server that restarts looks like. Whatever it throws is the cause. */
    @Test
    void a_database_that_is_out_of_reach_is_waited_for_and_parks_nothing() {
        counterView.count(0, 1);
        var outages = new AtomicInteger();
        Function<DSLContext, EventHandler<Counted>> outOfReach = transaction -> event -> {
            if (counterView.isOwn(event) && outages.incrementAndGet() <= OUTAGES) {
                transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())");
            }
            counterView.writer(transaction).handle(event);
        };
        try (var subscription =
                Subscription.start(database, counterView.subscriber(outOfReach).failing(PARKING_AT_ONCE))) {
            await().until(() -> counterView.effects() == 1);
        }
        assertThat(outages).hasValue(OUTAGES + 1);
    }

    @Test
    void a_handler_that_fails_as_often_is_parked_at_once() {
        counterView.count(0, 1);
        Function<DSLContext, EventHandler<Counted>> failing = transaction -> event -> {
            if (counterView.isOwn(event)) {
                throw new IllegalStateException("The database is well");
            }
        };
        var parked = new ParkedStreams(database, view);
        try (var subscription =
                Subscription.start(database, counterView.subscriber(failing).failing(PARKING_AT_ONCE))) {
            await().until(() -> !parked.list().isEmpty());
        }
        assertThat(parked.list().getFirst().attempts()).isEqualTo(1); // whatever other events its transaction had
    }

    @Test
    void pauses_double_up_to_the_longest_with_up_to_a_half_left_out() {
        var policy = FailurePolicy.backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 1);

        var event = new FailedEvent(
                counterView.counter(1), 1, 1, UUID.randomUUID(), new EventType("counter", "Incremented", 1));
        assertThat(policy.decide(new Failed("v", event, 100, true, new IllegalStateException())))
                .isInstanceOfSatisfying(
                        Decision.Retry.class,
                        retry -> assertThat(retry.after()).isBetween(Duration.ofSeconds(29), Duration.ofMinutes(1)));
    }
}
