package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers that swallow an error of a statement, after which PostgreSQL rolls the transaction back, whatever is called. */
@ExtendWith(PostgresExtension.class)
class SwallowedErrorsTest {

    private static final String REASON = "swallowed its error";

    private final DSLContext database;
    private final CounterView counterView;
    private final List<FailurePolicy.Failed> failures = new CopyOnWriteArrayList<>();

    /** Of the stream that fails, nothing is left. */
    private final Function<DSLContext, EventHandler<Counted>> swallowing;

    SwallowedErrorsTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
        this.swallowing = transaction -> event -> {
            counterView.writer(transaction).handle(event);
            if (event.stream().equals(counterView.counter(7))) {
                swallowAnError(transaction);
            }
        };
    }

    private static void swallowAnError(DSLContext transaction) {
        try {
            transaction.execute("SELECT 1 / 0");
        } catch (DataAccessException e) {
            assertThat(e.sqlState()).isEqualTo("22012"); // and goes on
        }
    }

    private FailurePolicy noting(FailurePolicy policy) {
        return failed -> {
            failures.add(failed);
            return policy.decide(failed);
        };
    }

    @Test
    void the_stream_is_parked_with_the_reason_and_the_others_go_on() {
        counterView.count(0, 10);
        var parked = new ParkedStreams(database, counterView.view());
        try (var subscription = Subscription.start(
                database,
                counterView.subscriber(swallowing).failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1)))) {
            await().until(() -> counterView.effects() == 9 && parked.list().size() == 1);
        }
        assertThat(parked.list().getFirst().error()).contains(REASON);
    }

    @Test
    void in_one_order_the_event_is_failed_with_the_reason_and_tried_again() {
        counterView.count(6, 10);
        try (var subscription = Subscription.start(
                database,
                counterView
                        .subscriber(swallowing)
                        .inOneOrder()
                        .failing(noting(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 100))))) {
            await().until(() -> failures.size() > 3);
        }
        assertThat(failures).allSatisfy(failed -> {
            assertThat(failed.stream()).isEqualTo(counterView.counter(7));
            assertThat(failed.cause()).hasMessageContaining(REASON);
        });
        assertThat(counterView.effects()).isEqualTo(1);
    }

    @Test
    void a_takeover_has_not_happened() {
        counterView.count(0, 5);
        var next = counterView.and("_2");
        try (var running = Subscription.start(database, counterView.subscriber());
                var rebuild = Rebuild.start(database, next.subscriber(), counterView.view())) {
            assertThatThrownBy(() -> rebuild.takeOver(SwallowedErrorsTest::swallowAnError, Duration.ofSeconds(60)))
                    .hasMessageContaining(REASON);
            counterView.count(5, 10);
            await().until(() -> counterView.effects() == 10);
        }
    }
}
