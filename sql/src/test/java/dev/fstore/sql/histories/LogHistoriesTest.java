package dev.fstore.sql.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The one order of all events, among writers that take their time: 40 histories, 2,000 in a heavy run.
 * {@code -Dfstore.seed=7} begins at another seed, {@code -Dfstore.histories=1} runs another number.
 */
@ExtendWith(PostgresExtension.class)
class LogHistoriesTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int HISTORIES = Integer.getInteger("fstore.histories", Reliability.HEAVY ? 2_000 : 40);

    private final TestDatabase database;

    LogHistoriesTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
    }

    @Test
    void every_view_reads_every_event_once_and_in_the_same_order_which_is_that_of_each_stream() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            assertThat(new LogHistory(database, "log history", seed).run())
                    .as("-Dfstore.seed=%s", seed)
                    .isEqualTo(LogVerdict.CLEAN);
        }
        try (var session = Session.open(database)) {
            Reliability.record(
                    "histories, the whole log",
                    String.format(
                            Locale.ROOT,
                            "%,d from seed %s, half of them within a foreign transaction, 2 views with 2 consumers each, %s positions: 0 lost, 0 doubled, 0 inverted, 0 holes, 0 other orders",
                            HISTORIES,
                            FIRST_SEED,
                            session.query("SELECT to_char(max(position), 'FM999,999,999') FROM log_positions")
                                    .getFirst()),
                    session.query("SHOW server_version").getFirst());
        }
    }
}
