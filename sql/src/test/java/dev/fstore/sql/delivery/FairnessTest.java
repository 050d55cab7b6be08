package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Mutant;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 100 random loads, 1,000 in a heavy run; {@code -Dfstore.seed=7} begins at another seed. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class FairnessTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int LOADS = Reliability.HEAVY ? 1_000 : 100;

    private final String view = "view " + UUID.randomUUID();
    private final TestDatabase database;
    private final Session session;
    private int fetches = 0;

    FairnessTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
        session.query("SELECT register_view(?)", view);
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @Test
    void what_is_pending_is_served_within_as_many_fetches_as_there_are_pending_streams_and_one()
            throws SQLException, IOException {
        assertThat(firstUnfairSeed()).isZero();

        Reliability.record(
                "fairness",
                String.format(
                        Locale.ROOT,
                        "%,d random loads from seed %s, %,d fetches: no event waited for more fetches than pending streams + 1",
                        LOADS,
                        FIRST_SEED,
                        fetches),
                session.query("SHOW server_version").getFirst());
    }

    @Test
    void they_catch_a_store_that_serves_the_youngest_first() throws Exception {
        var defect = new Mutant(database, "stream_events", "ORDER BY l.locked_until", "ORDER BY l.\"offset\" DESC");

        assertThat(defect.during(this::firstUnfairSeed)).isPositive();
    }

    /** 0 if all are fair. */
    private long firstUnfairSeed() throws SQLException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + LOADS; seed++) {
            var load = new FairnessLoad(session, view, seed);
            if (load.late() > 0) {
                return seed;
            }
            fetches += load.fetches();
        }
        return 0;
    }
}
