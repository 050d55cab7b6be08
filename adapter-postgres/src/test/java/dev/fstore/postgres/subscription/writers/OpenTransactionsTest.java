package dev.fstore.postgres.subscription.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.server.PostgresServer;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps foreign transactions open, for a minute in a heavy run, and checks that no view waits for them. Runs on a server of
 * its own, since open transactions keep all views of a server from forgetting gaps.
 */
class OpenTransactionsTest {

    private static final Duration OPEN = Reliability.HEAVY ? Duration.ofSeconds(60) : Duration.ZERO;
    private static final int FEWEST = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static PostgresServer server;
    private static TestDatabase own;
    private static DSLContext database;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresExtension.newServer(Map.of("max_prepared_transactions", "2"));
        own = new TestDatabase(server.url("postgres"));
        database = Databases.pooled(own);
        database.execute("CREATE DATABASE other");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void views_come_to_the_end_of_the_log_while_foreign_transactions_are_open() throws Exception {
        var runs = new NumberedStreams(database, "foreign", 40);
        String writing;
        long gaps;
        long logGaps;
        try (var streams = Subscription.start(database, runs.subscriber("by stream"));
                var log =
                        Subscription.start(database, runs.subscriber("in order").inOneOrder());
                var foreign = new ForeignTransactions(database, own, new TestDatabase(server.url("other")));
                var writers = new GappyWriters(own, runs)) {
            write(writers);
            writing = String.format(
                    Locale.ROOT,
                    "%,d events appended meanwhile, and %,d rolled back",
                    writers.appended.get(),
                    writers.rolledBack.get());

            awaitEnd("by stream", runs);
            awaitEnd("in order", runs);

            int empty = emptyOffsets(); // gaps of late events are forgotten when the events arrive
            await().atMost(PATIENCE).until(() -> gaps() <= empty && logGaps() <= empty);
            gaps = gaps();
            logGaps = logGaps();
            assertThat(foreign.ages())
                    .as("they are still open")
                    .hasSize(ForeignTransactions.COUNT)
                    .allMatch(age -> age >= FEWEST);
        }
        assertGapsAreForgotten(runs);
        Reliability.record(
                "open foreign transactions",
                String.format(
                        Locale.ROOT,
                        "one in the same database, one in another, one prepared, open for %s s: %s; views stream by stream and in one order came to the end of the log; %,d and %,d gaps remembered, all forgotten afterwards",
                        OPEN.toSeconds(),
                        writing,
                        gaps,
                        logGaps),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    /** The next poll, or the one after it, finds that the transactions have ended. */
    private static void assertGapsAreForgotten(NumberedStreams runs) throws Exception {
        try (var streams = Subscription.start(database, runs.subscriber("by stream"));
                var log =
                        Subscription.start(database, runs.subscriber("in order").inOneOrder())) {
            await().atMost(PATIENCE).until(() -> gaps() == 0 && logGaps() == 0);
        }
    }

    private static int gaps() {
        return database.fetchCount(database.selectFrom("gaps").where("view = 'by stream'"));
    }

    /** Offsets of appends that were rolled back, by other tests too. */
    private static int emptyOffsets() {
        return database.fetchSingle("SELECT max(\"offset\") - count(*) FROM events")
                .into(Integer.class);
    }

    private static int logGaps() {
        return database.fetchCount(database.selectFrom("log_gaps"));
    }

    @Test
    void a_consumer_that_does_not_end_its_transaction_delays_no_other() throws Exception {
        var runs = new NumberedStreams(database, "held", 40);
        database.execute("SELECT register_view('held', '2000-01-01')");
        runs.walkers(database).handle(1, Metadata.empty()).get();
        try (var idle = Session.open(own)) {
            var lease = UUID.randomUUID();
            var leased = idle.query("SELECT \"offset\" FROM stream_events('held', 1, 3600, 1, ?)", lease);
            assertThat(leased).hasSize(1);
            idle.begin()
                    .query(
                            "INSERT INTO view_states VALUES ('held', ?, 1, '{\"length\": 1, \"unbroken\": true}', now())",
                            runs.stream(1).id());
            idle.query(
                    "SELECT ack_event('held', ?, ?, v_lease => ?)",
                    runs.stream(1).id(),
                    Long.valueOf(leased.getFirst()),
                    lease);

            try (var same = Subscription.start(database, runs.subscriber("held"));
                    var another = Subscription.start(database, runs.subscriber("another"))) {
                try (var writers = new GappyWriters(own, runs)) {
                    write(writers);
                }
                awaitEnd("another", runs);
                await().atMost(PATIENCE).until(() -> runs.wrong("held") == 1);

                idle.commit();

                awaitEnd("held", runs);
            }
        }
    }

    private static void write(GappyWriters writers) throws Exception {
        long start = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> writers.appended.get() >= FEWEST && System.nanoTime() - start >= OPEN.toNanos());
        writers.end();
    }

    private static void awaitEnd(String view, NumberedStreams runs) {
        await().atMost(PATIENCE)
                .until(() -> new ViewProgress(database, view).lag().pendingEvents() == 0);
        assertThat(runs.wrong(view)).isZero();
    }
}
