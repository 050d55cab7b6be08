package dev.fstore.sql.faults;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever the arguments, a call is refused as the README says and leaves nothing, or keeps what it was given: 1,000 calls,
 * 10,000 in a heavy run. {@code -Dfstore.seed=7} begins at another seed.
 */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class MalformedCallsTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int SEEDS = Reliability.HEAVY ? 100 : 10;
    private static final int TOTAL = SEEDS * MalformedCalls.CALLS;

    private final TestDatabase database;
    private final Session session;
    private int refused = 0;
    private int appended = 0;
    private int moved = 0;

    MalformedCallsTest(TestDatabase database, Session session) {
        this.database = database;
        this.session = session;
    }

    @Test
    void every_call_is_refused_as_documented_or_kept_as_it_was_given() throws SQLException, IOException {
        assertThat(firstDifference(FIRST_SEED, SEEDS)).isEmpty();

        assertThat(refused).isGreaterThan(TOTAL / 4);
        assertThat(appended + moved).isGreaterThan(TOTAL / 4);
        Reliability.record(
                "malformed calls",
                String.format(
                        Locale.ROOT,
                        "%,d from seed %s: %,d refused as documented, %,d stored events and read back as given, %,d changed a view or a type; 0 differences",
                        TOTAL,
                        FIRST_SEED,
                        refused,
                        appended,
                        moved),
                session.query("SHOW server_version").getFirst());
    }

    @Test
    void they_catch_a_store_that_takes_any_text_for_the_name_of_a_stream() throws Exception {
        var defect = new Mutant(database, "chain_event", "AND is_name(NEW.decider_id)", "");

        assertThat(defect.during(this::anyDifference)).contains("22S01");
    }

    @Test
    void they_catch_a_store_that_takes_any_json_for_data() throws Exception {
        var defect = new Mutant(database, "is_document", "v_value OPERATOR(pg_catalog.@>) '{}' AND", "");

        assertThat(defect.during(this::anyDifference)).contains("22S03");
    }

    @Test
    void they_catch_a_store_without_a_limit_for_metadata() throws Exception {
        var defect = new Mutant(database, "is_document", "concat(v_value, v_metadata)", "concat(v_value)");

        assertThat(defect.during(this::anyDifference)).contains("22S02");
    }

    @Test
    void they_catch_a_store_that_acknowledges_arrays_of_different_lengths() throws Exception {
        var defect = new Mutant(database, "ack_events", "PERFORM require_same_length", "PERFORM num_nulls");

        assertThat(defect.during(this::anyDifference)).contains("22S04");
    }

    /** The rarest defects show in one call of a thousand. */
    private String anyDifference() throws SQLException {
        return firstDifference(1, 100);
    }

    private String firstDifference(long first, int seeds) throws SQLException {
        for (long seed = first; seed < first + seeds; seed++) {
            var calls = new MalformedCalls(session, seed);
            String difference = calls.run();
            if (!difference.isEmpty()) {
                return "-Dfstore.seed=%s: %s".formatted(seed, difference);
            }
            refused += calls.refused();
            appended += calls.appended();
            moved += calls.moved();
        }
        return "";
    }
}
