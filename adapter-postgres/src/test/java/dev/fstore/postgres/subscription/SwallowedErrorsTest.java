package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.EventHandler;
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
    private final Tally tally;
    private final List<FailurePolicy.Failed> failures = new CopyOnWriteArrayList<>();

    /** Of the stream that fails, nothing is left. */
    private final Function<DSLContext, EventHandler<Counted>> swallowing;

    SwallowedErrorsTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.tally = Tally.in(this.database);
        this.swallowing = transaction -> event -> {
            tally.writer(transaction).handle(event);
            if (event.stream().equals(tally.counter(7))) {
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
        tally.count(0, 10);
        var parked = new ParkedStreams(database, tally.view());
        try (var subscription = Subscription.start(
                database,
                tally.subscriber(swallowing).failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1)))) {
            await().until(() -> tally.effects() == 9 && parked.list().size() == 1);
        }
        assertThat(parked.list().getFirst().error()).contains(REASON);
    }

    @Test
    void in_one_order_the_event_is_failed_with_the_reason_and_tried_again() {
        tally.count(6, 10);
        try (var subscription = Subscription.start(
                database,
                tally.subscriber(swallowing)
                        .inOneOrder()
                        .failing(noting(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 100))))) {
            await().until(() -> failures.size() > 3);
        }
        assertThat(failures).allSatisfy(failed -> {
            assertThat(failed.stream()).isEqualTo(tally.counter(7));
            assertThat(failed.cause()).hasMessageContaining(REASON);
        });
        assertThat(tally.effects()).isEqualTo(1);
    }

    @Test
    void a_takeover_has_not_happened() {
        tally.count(0, 5);
        var next = tally.and("_2");
        try (var running = Subscription.start(database, tally.subscriber());
                var rebuild = Rebuild.start(database, next.subscriber(), tally.view())) {
            assertThatThrownBy(() -> rebuild.takeOver(SwallowedErrorsTest::swallowAnError, Duration.ofSeconds(60)))
                    .hasMessageContaining(REASON);
            tally.count(5, 10);
            await().until(() -> tally.effects() == 10);
        }
    }
}
