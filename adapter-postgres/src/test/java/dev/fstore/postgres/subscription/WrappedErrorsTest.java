package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Frameworks that have exceptions of their own around those of the driver, as Spring, JPA and transaction managers do. */
@ExtendWith(PostgresExtension.class)
class WrappedErrorsTest {

    private static final FailurePolicy PARKING_AT_ONCE =
            FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1);

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView counterView;

    WrappedErrorsTest(TestDatabase server) {
        this.server = server;
        this.database = Databases.pooled(server);
        this.counterView = CounterView.in(this.database);
    }

    private static final class FrameworkException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FrameworkException(Throwable cause) {
            super("Could not execute statement", cause);
        }
    }

    /** As Spring Boot's does. */
    private static final class Translator implements ExecuteListener {

        private static final long serialVersionUID = 1;

        @Override
        public void exception(ExecuteContext context) {
            if (context.sqlException() != null) {
                context.exception(new FrameworkException(context.sqlException()));
            }
        }
    }

    private DSLContext translating() {
        return DSL.using(database.configuration().derive((ExecuteListenerProvider) Translator::new));
    }

    @Test
    void a_handler_that_waits_too_long_for_a_lock_is_tried_again_and_not_parked() throws Exception {
        counterView.count(0, 1);
        var attempts = new AtomicInteger();
        Function<DSLContext, EventHandler<Counted>> locking = transaction -> event -> {
            if (counterView.isOwn(event)) {
                attempts.incrementAndGet();
                try {
                    transaction.execute("SET LOCAL lock_timeout = '20ms'");
                    transaction.execute("LOCK TABLE " + counterView.view());
                } catch (DataAccessException e) {
                    throw new FrameworkException(e);
                }
            }
            counterView.writer(transaction).handle(event);
        };
        try (var holder = Session.open(server)) {
            holder.begin().query("LOCK TABLE " + counterView.view());
            try (var subscription =
                    Subscription.start(database, counterView.subscriber(locking).failing(PARKING_AT_ONCE))) {
                await().until(() -> attempts.get() > 6);
                holder.rollback();
                await().until(() -> counterView.effects() == 1);
            }
        }
        assertThat(new ParkedStreams(database, counterView.view()).list()).isEmpty();
    }

    @Test
    void listeners_that_replace_exceptions_see_the_statements_of_handlers_only() {
        var translating = translating();
        var repository = new PostgresEventRepository<>(translating, CounterView.CODEC);
        assertThat(new PostgresEventRepository<>(translating, CounterView.CODEC))
                .isNotEqualTo(repository);
        counterView.count(0, 1);
        var seen = new AtomicInteger();
        var failing = counterView
                .subscriber(transaction -> event -> {
                    try {
                        transaction.execute("SELECT 1 / 0");
                    } catch (FrameworkException e) {
                        seen.incrementAndGet();
                        throw e;
                    }
                })
                .failing(PARKING_AT_ONCE);
        try (var subscription = Subscription.start(translating, failing)) {
            await().until(() -> seen.get() > 0
                    && !new ParkedStreams(translating, counterView.view())
                            .list()
                            .isEmpty());
            database.execute("SELECT remove_view(?)", counterView.view());
            await().until(() -> subscription.status().activity() instanceof SubscriptionStatus.Activity.Stopped);
        }
    }

    @Test
    void a_takeover_recognizes_a_view_that_another_instance_has_removed() {
        var next = counterView.and("_2");
        counterView.count(0, 1);
        Subscription.register(database, counterView.subscriber());
        try (var rebuild = Rebuild.start(translating(), next.subscriber(), counterView.view())) {
            database.execute("SELECT remove_view(?)", counterView.view());
            assertThat(rebuild.takeOver(transaction -> {}, Duration.ofSeconds(60)))
                    .isTrue();
        }
    }
}
