package dev.fstore.sql.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.Verdict;
import dev.fstore.sql.histories.History.Variant;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of concurrent producers and consumers: 13 of each variant, 125 in a heavy run. {@code -Dfstore.seed=7} begins
 * at another seed, {@code -Dfstore.histories=1} runs another number.
 */
@ExtendWith(PostgresExtension.class)
class HistoriesTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int HISTORIES = Integer.getInteger("fstore.histories", Reliability.HEAVY ? 125 : 13);

    private final TestDatabase database;

    HistoriesTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_forked_lost_doubled_or_inverted(Variant variant) throws Exception {
        var ahead = new AtomicLong();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            assertThat(new History(database, seed, variant, ahead).run())
                    .as("-Dfstore.seed=%s, variant %s", seed, variant)
                    .isEqualTo(Verdict.CLEAN);
        }
        try (var session = Session.open(database)) {
            Reliability.record(
                    "histories, " + variant.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    "%s from seed %s, %s deliveries ahead of the log: 0 forked, 0 lost, 0 doubled, 0 inverted, 0 acknowledged but missing"
                            .formatted(HISTORIES, FIRST_SEED, ahead.get()),
                    session.query("SHOW server_version").getFirst());
        }
    }
}
