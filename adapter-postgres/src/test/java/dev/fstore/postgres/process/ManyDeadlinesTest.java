package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many deadlines: each is told once, never before its time; a heavy run writes down how fast and how late. */
@ExtendWith(PostgresExtension.class)
class ManyDeadlinesTest {

    private static final int DUE = Reliability.HEAVY ? 100_000 : 600;
    private static final int PENDING = Reliability.HEAVY ? 900_000 : 2_000;

    private static final int FEW = DUE / 5;
    private static final int ROUNDS = Reliability.HEAVY ? 6 : 1;

    private final Backlog backlog;
    private final TestDatabase database;

    ManyDeadlinesTest(TestDatabase database) {
        this.database = database;
        this.backlog = Backlog.of(database);
    }

    @Test
    void two_clocks_share_what_is_due_at_once() throws Exception {
        backlog.place(DUE, "0", "0");
        backlog.pend(PENDING);
        long start = System.nanoTime();
        var fired = backlog.fire();
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(fired.get(0) + fired.get(1)).isEqualTo(DUE);
        assertThat(backlog.givenUp()).isEqualTo(DUE);
        record(
                "processes, due at once",
                "%s due among %s: %s/s by two clocks, which told %s and %s"
                        .formatted(DUE, DUE + PENDING, Math.round(DUE / seconds), fired.get(0), fired.get(1)));
    }

    @Test
    void a_look_that_finds_nothing_costs_one_statement() throws IOException {
        backlog.pend(DUE + PENDING);
        var store = new PostgresProcessStore<>(backlog.database(), backlog.shop().name, backlog.shop().steps);
        int looks = 200;
        for (int i = 0; i < looks; i++) {
            assertThat(store.untilNextDue()).isPositive();
        }
        long start = System.nanoTime();
        for (int i = 0; i < looks; i++) {
            store.untilNextDue();
        }
        record(
                "processes, empty look",
                "%s pending: %s ms, twice a second"
                        .formatted(DUE + PENDING, rounded((System.nanoTime() - start) / 1e6 / looks)));
    }

    @Test
    void a_foreign_transaction_that_stays_open_stops_nothing() throws Exception {
        double alone = perSecond();
        try (var foreign = Session.open(database)) {
            foreign.begin().query("SELECT pg_current_xact_id()");
            double beside = 0;
            for (int i = 0; i < ROUNDS; i++) { // their dead rows stay
                beside = perSecond();
            }
            foreign.rollback();
            double afterwards = perSecond();
            record(
                    "processes, foreign transaction open",
                    "while %s deadlines were told, as at 200/s in %s minutes: the last %s at %s/s, %s of the rate before and %s of that after it"
                            .formatted(
                                    ROUNDS * FEW,
                                    ROUNDS * FEW / 200 / 60,
                                    FEW,
                                    Math.round(beside),
                                    rounded(beside / alone),
                                    rounded(beside / afterwards)));
        }
    }

    private double perSecond() throws Exception {
        var own = Backlog.of(database);
        own.place(FEW, "0", "0");
        long start = System.nanoTime();
        own.fire();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(own.givenUp()).isEqualTo(FEW);
        return FEW / seconds;
    }

    @Test
    void deadlines_are_told_soon_after_their_time_and_never_before() throws IOException {
        int deadlines = Reliability.HEAVY ? 4_000 : 100;
        backlog.place(
                deadlines, Reliability.HEAVY ? "30 s" : "1 s", "5 ms"); // the host is there before the first is due
        var shop = backlog.shop();
        try (var host = ProcessHost.start(backlog.database(), shop.process((ask, metadata) -> Optional.empty()))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> backlog.givenUp() == deadlines);
        }
        assertThat(backlog.givenUp("min(late)").doubleValue()).isNotNegative();
        record(
                "processes, lateness",
                "%s deadlines at 200/s: p50 %s ms, p99 %s ms".formatted(deadlines, late(0.5), late(0.99)));
    }

    private long late(double part) {
        return Math.round(backlog.givenUp("percentile_cont(" + part + ") WITHIN GROUP (ORDER BY late)")
                .doubleValue());
    }

    private static double rounded(double number) {
        return Math.round(100 * number) / 100.0;
    }

    private void record(String claim, String figure) throws IOException {
        Reliability.record(claim, figure, String.valueOf(backlog.database().fetchValue("SHOW server_version")));
    }
}
