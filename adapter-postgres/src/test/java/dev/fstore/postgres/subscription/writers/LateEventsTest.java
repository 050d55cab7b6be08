package dev.fstore.postgres.subscription.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.subscription.CounterView;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that are still open while a view goes on. */
@ExtendWith(PostgresExtension.class)
class LateEventsTest {

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView counterView;

    LateEventsTest(TestDatabase server) {
        this.server = server;
        this.database = Databases.pooled(server);
        this.counterView = CounterView.in(this.database);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_event_that_commits_after_younger_ones_is_not_skipped(boolean isInOneOrder) {
        try (var subscription = Subscription.start(database, subscriber(isInOneOrder))) {
            database.transaction(late -> {
                append(late.dsl(), 1);
                counterView.count(2, 10);
                append(late.dsl(), 11);
                await().until(() -> counterView.effects() == 8);
            });
            await().until(() -> counterView.effects() == 10);
        }
        counterView.assertInOrder();
    }

    @ParameterizedTest
    @CsvSource({"own, false", "own, true", "another, false", "another, true"})
    void a_foreign_transaction_that_stays_open_holds_up_no_view(String where, boolean isInOneOrder)
            throws SQLException {
        try (var foreign = Session.open(where.equals("own") ? server : anotherDatabase())) {
            var id = foreign.begin().query("SELECT pg_current_xact_id()");
            try (var subscription = Subscription.start(database, subscriber(isInOneOrder))) {
                counterView.count(0, 20);
                rollBackOne();
                counterView.count(20, 40);
                await().until(() -> counterView.effects() == 40);
            }
            assertThat(foreign.query("SELECT pg_current_xact_id_if_assigned()")).isEqualTo(id);
        }
        counterView.assertInOrder();
    }

    private Subscriber<?> subscriber(boolean isInOneOrder) {
        return isInOneOrder ? counterView.subscriber().inOneOrder() : counterView.subscriber();
    }

    private TestDatabase anotherDatabase() {
        var name = database.fetchSingle("SELECT current_database()").into(String.class);
        return new TestDatabase(server.url().replace("/" + name, "/postgres"));
    }

    /** Leaves a gap in the log. */
    private void rollBackOne() throws SQLException {
        try (var session = Session.open(server)) {
            session.begin().query("SELECT nextval(pg_get_serial_sequence('events', 'offset'))");
            session.rollback();
        }
    }

    private void append(DSLContext transaction, int by) {
        var counters =
                counterView.counters(new PostgresEventRepository<>(database, CounterView.CODEC).within(transaction));
        assertThat(counters.handle(by, Metadata.empty()).isRight()).isTrue();
    }
}
