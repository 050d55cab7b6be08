package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Mutant;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A moment is the same moment in every session, and a second as long, wherever its caller lives. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class TimeZoneTest {

    private final TestDatabase database;
    private final Session session;
    private final SteppedClock clock;

    TimeZoneTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
        clock = SteppedClock.start(session, "2031-05-05T12:00:00Z");
        Databases.empty(session);
        session.query("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SELECT register_view('v', '-infinity')");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        clock.stop();
    }

    @Test
    void the_session_s_time_zone_decides_nothing() throws SQLException {
        session.append("early", "Placed");
        clock.step("10 s");
        session.append("late", "Placed");

        for (String zone : List.of("UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin", "<x>-13:37")) {
            try (var other = Session.open(database)) {
                other.query("SET timezone = '%s'".formatted(zone));
                other.query("SELECT register_view(?, '2031-05-05T12:00:10Z')", zone);
                assertThat(other.fetch(zone, 5)).as(zone).containsExactly("late:Placed");
                assertThat(other.query("SELECT extract(epoch FROM age)::int FROM get_lag(?)", zone))
                        .as(zone)
                        .containsExactly("0");
            }
        }
        assertThat(session.query("SELECT DISTINCT locked_until AT TIME ZONE 'UTC' FROM locks WHERE view <> 'v'"))
                .containsExactly("2031-05-05 12:05:10");
    }

    @Test
    void a_lease_over_the_change_to_summer_time_is_as_long_as_any() throws SQLException {
        assertThat(leasesOfADayInBerlin()).containsOnly("86400");
    }

    @Test
    void a_store_that_counts_in_days_is_caught() throws Exception {
        var text = "make_interval(secs => coalesce(v_seconds::bigint, v_seconds_default)::double precision)";
        var defect = new Mutant(database, "stream_events", text, "justify_hours(%s)".formatted(text));

        assertThat(defect.during(this::leasesOfADayInBerlin)).contains("82800");
    }

    /** The length in seconds of a lease, of a renewed one and of a delay, each given as a day of 86,400 seconds. */
    private List<String> leasesOfADayInBerlin() throws SQLException {
        clock.set("2031-03-29T12:00:00Z"); // the night has 23 hours
        session.query("SET timezone = 'Europe/Berlin'");
        session.append("a", "Placed");
        var lengths = new ArrayList<String>();
        for (String call : List.of(
                "stream_events('v', 1, 86400)",
                "renew_lease('v', 'a', 86400)",
                "schedule_nack_event('v', 'a', 86400000)")) {
            session.query("SELECT 1 FROM " + call);
            lengths.addAll(session.query("SELECT extract(epoch FROM locked_until - store_clock())::int FROM locks"));
        }
        return lengths;
    }
}
