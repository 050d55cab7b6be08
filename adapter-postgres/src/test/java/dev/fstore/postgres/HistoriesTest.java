package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.postgres.History.Variant;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of concurrent producers and consumers. {@code -Dfstore.seed=7} begins at another seed, {@code
 * -Dfstore.histories=125} runs more of each variant.
 */
@ExtendWith(PostgresExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoriesTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int HISTORIES = Integer.getInteger("fstore.histories", 13);

    private final TestDatabase database;

    HistoriesTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.installed(database);
        try (var session = Session.open(database)) {
            session.query(
                    "CREATE TABLE IF NOT EXISTS effects (id bigint GENERATED ALWAYS AS IDENTITY, view text, event_id uuid)");
            session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
            session.stateOf("SELECT register_decider_event('payment', 'Placed', '')");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_forked_lost_doubled_or_inverted(Variant variant) throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            assertThat(new History(database, seed, variant).run())
                    .as("-Dfstore.seed=%d, variant %s", seed, variant)
                    .isEqualTo(Verdict.CLEAN);
        }
    }
}
