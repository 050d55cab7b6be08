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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Progress moves only by the owner of the lease, in order and over delivered events, and a call that changes nothing says so
 * by its SQLSTATE: 500 schedules, 10,000 in a heavy run. {@code -Dfstore.seed=7} begins at another seed.
 */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class LeaseSchedulesTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int SCHEDULES = Reliability.HEAVY ? 10_000 : 500;

    private final TestDatabase database;
    private final Session session;
    private int refused = 0;

    LeaseSchedulesTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
    }

    @BeforeEach
    void append() throws SQLException {
        session.query("SELECT register_view('leases'), register_view('leases of a part', v_events => '{Paid}')");
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
        session.stateOf("SELECT register_decider_event('order', 'Paid', '')");
        if (session.query("SELECT event FROM get_events('a', 'order')").isEmpty()) {
            for (int i = 0; i < 2; i++) {
                for (String event : new String[] {"Placed", "Paid", "Placed"}) {
                    session.append("a", event);
                    session.append("b", event);
                }
            }
        }
    }

    @Test
    void every_call_ends_as_the_model_of_leases_predicts() throws SQLException, IOException {
        assertThat(firstDifference()).isEmpty();

        assertThat(refused).isGreaterThan(SCHEDULES);
        Reliability.record(
                "lease schedules",
                String.format(
                        Locale.ROOT,
                        "%,d from seed %s: 0 differences from the model; %,d calls refused, as predicted",
                        SCHEDULES,
                        FIRST_SEED,
                        refused),
                session.query("SHOW server_version").getFirst());
    }

    @Test
    void a_view_that_reads_a_part_has_leases_of_that_part() throws SQLException {
        assertThat(firstDifferenceOf("leases of a part", "Paid")).isEmpty();
    }

    @Test
    void they_catch_a_store_where_what_comes_next_is_not_always_what_the_view_reads_next() throws Exception {
        var defect = new Mutant(
                database, "next_version", "is_read(e.decider, e.event, v.deciders, v.events)", "e.event IS NOT NULL");

        assertThat(defect.during(() -> firstDifferenceOf("leases of a part", "Paid")))
                .contains("ST012");
    }

    @Test
    void they_catch_a_store_that_does_not_ask_for_the_name_of_the_lease() throws Exception {
        var defect =
                new Mutant(database, "leased_stream", "ELSIF v_lock.lease IS DISTINCT FROM v_lease", "ELSIF false");

        assertThat(defect.during(this::firstDifference)).contains("ST011");
    }

    @Test
    void they_catch_a_store_that_lets_progress_move_backwards() throws Exception {
        var defect = new Mutant(database, "acknowledge", "AND e.version > l.last_version", "");

        assertThat(defect.during(this::firstDifference)).contains("ST012");
    }

    @Test
    void they_catch_a_store_that_lets_undelivered_events_be_acknowledged() throws Exception {
        var defect = new Mutant(
                database, "acknowledge", "u.\"offset\" <= l.delivered_offset", "l.delivered_offset IS NOT NULL");

        assertThat(defect.during(this::firstDifference)).contains("ST012");
    }

    private String firstDifference() throws SQLException {
        return firstDifferenceOf("leases", "P%");
    }

    private String firstDifferenceOf(String view, String events) throws SQLException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            var streams = List.of(stream("a", events), stream("b", events));
            var schedule = new LeaseSchedule(session, view, streams, seed);
            String difference = schedule.run();
            if (!difference.isEmpty()) {
                return "-Dfstore.seed=%s: %s".formatted(seed, difference);
            }
            refused += schedule.refused();
        }
        return "";
    }

    private LeaseModel stream(String id, String events) throws SQLException {
        return new LeaseModel(id, column("\"offset\"", id, events), column("version", id, events));
    }

    private List<Long> column(String name, String id, String events) throws SQLException {
        return session.query("SELECT " + name + " FROM get_events(?, 'order') WHERE event LIKE ?", id, events).stream()
                .map(Long::valueOf)
                .toList();
    }
}
