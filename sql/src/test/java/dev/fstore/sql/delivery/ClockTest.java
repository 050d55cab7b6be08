package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Mutant;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store asks {@code store_clock()} for the time and nobody else, and a clock that is wrong costs time and no event. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class ClockTest {

    /** Far from the server's own time, so that an answer which comes from there shows. */
    private static final String NOON = "2031-05-05T12:00:00Z";

    private static final Pattern OTHER_CLOCK =
            Pattern.compile("(?i)\\b(now\\s*\\(|current_(timestamp|time|date)\\b|localtime(stamp)?\\b|timeofday\\b"
                    + "|(clock|statement|transaction)_timestamp\\b)|'(now|today|tomorrow|yesterday)'");

    private final TestDatabase database;
    private final Session session;
    private final SteppedClock clock;

    ClockTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
        clock = SteppedClock.start(session, NOON);
        Databases.empty(session);
        session.query("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SELECT register_view('v', '-infinity')");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        clock.stop();
    }

    @Test
    void time_in_a_stream_never_runs_backwards_when_the_clock_does() throws SQLException {
        assertThat(backwardSteps()).isZero();

        // Another stream does not wait for the clock to come back.
        clock.set("2031-05-05T09:00:00Z");
        session.append("other", "Placed");
        assertThat(createdAt("other")).containsExactly("2031-05-05 09:00:00");
    }

    @Test
    void a_store_that_takes_the_time_as_it_comes_is_caught() throws Exception {
        var defect = new Mutant(database, "append_event", "greatest(store_clock(), p.last_at)", "store_clock()");

        assertThat(defect.during(this::backwardSteps)).isPositive();
    }

    @Test
    void a_lease_expires_by_the_store_s_clock_alone() throws SQLException {
        session.append("a", "Placed");

        assertThat(session.fetch("v", 1)).containsExactly("a:Placed");
        clock.step("299.999 s");
        assertThat(session.fetch("v", 1)).isEmpty();
        clock.step("0.001 s");
        assertThat(session.fetch("v", 1)).containsExactly("a:Placed");
    }

    @Test
    void a_clock_that_jumps_back_an_hour_delivers_every_event_once_in_order() throws SQLException {
        append("leased", "queued", "done");
        session.query("SELECT event FROM stream_events('v', 0)");
        session.query("UPDATE locks SET locked_until = locked_until - interval '1 s' WHERE decider_id <> 'queued'");
        var handled = new ArrayList<String>();
        assertThat(session.fetch("v", 2)).containsExactlyInAnyOrder("leased:Placed", "done:Placed");
        session.ack("v", "done");

        clock.step("-1 h");
        append("leased", "queued", "done", "opened");

        // What was queued or leased before waits until the clock has come back as far; nothing else waits.
        handleAll(handled);
        assertThat(handled).containsExactlyInAnyOrder("done 2", "opened 1");
        clock.step("59 min 59 s");
        handleAll(handled);
        assertThat(handled).hasSize(2);
        clock.step("1 s");
        handleAll(handled);
        assertThat(handled).endsWith("queued 1", "queued 2");
        clock.step("299 s");
        handleAll(handled);
        assertThat(handled).hasSize(4);
        clock.step("1 s");
        handleAll(handled);
        assertThat(handled).endsWith("leased 1", "leased 2").hasSize(6);
    }

    @Test
    void a_consumer_that_holds_a_lease_goes_on_when_the_clock_jumps_back() throws SQLException {
        append("a", "a");
        session.fetch("v", 1);

        clock.step("-1 h");

        session.query("SELECT renew_lease('v', 'a', 60)");
        assertThat(lockedUntil()).isEqualTo("2031-05-05 11:01:00");
        session.query("SELECT ack_event('v', 'a', (SELECT min(\"offset\") FROM events))");
        assertThat(session.fetch("v", 1)).containsExactly("a:Placed");
    }

    @Test
    void statement_time_and_transaction_time_decide_nothing() throws SQLException {
        assertThat(timesOfAnOldTransaction()).containsOnly("2031-05-05 13:00:00");
    }

    @Test
    void a_store_that_counts_leases_from_the_transaction_s_begin_is_caught() throws Exception {
        var defect = new Mutant(database, "stream_events", "store_clock() + v_duration", "now() + v_duration");

        assertThat(defect.during(this::timesOfAnOldTransaction)).anyMatch(time -> !"2031-05-05 13:00:00".equals(time));
    }

    @Test
    void a_view_registered_without_a_start_misses_nothing_although_the_store_s_clock_is_behind() throws SQLException {
        clock.set("2001-01-01T00:00:00Z");
        session.query("SELECT register_view('w')");

        append("a");

        assertThat(session.fetch("w", 1)).containsExactly("a:Placed");
        session.query("SELECT remove_view('w')");
    }

    @Test
    void no_function_asks_another_clock() throws IOException {
        var found = new TreeMap<String, List<String>>();
        try (var files = Files.walk(SqlFiles.FOLDER.resolve("functions"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var code = Files.readString(file).replaceAll("--.*", "");
                var uses = OTHER_CLOCK
                        .matcher(code)
                        .results()
                        .map(use -> use.group())
                        .toList();
                if (!uses.isEmpty()) {
                    found.put(String.valueOf(file.getFileName()), uses);
                }
            }
        }

        // now() is a default in the signature of register_view, so it is the caller who asks; a view that starts at
        // that
        // moment must not seem to start later than it was made.
        assertThat(found)
                .containsExactly(
                        Map.entry("R__register_view.sql", List.of("now(", "now(")),
                        Map.entry("R__store_clock.sql", List.of("clock_timestamp")));
        assertThat(Files.readString(SqlFiles.function("register_view")))
                .contains("v_start_at timestamptz DEFAULT now()");
    }

    /** How many events of one stream are older than the event before. */
    private long backwardSteps() throws SQLException {
        var random = new Random(1);
        for (int i = 0; i < 30; i++) {
            clock.step((random.nextInt(7200) - 3600) + " s");
            session.append("s", "Placed");
        }
        return Long.parseLong(session.query("SELECT count(*) FILTER (WHERE created_at < before)"
                        + " FROM (SELECT created_at, lag(created_at) OVER (ORDER BY version) AS before FROM events"
                        + " WHERE decider_id = 's') e")
                .getFirst());
    }

    private void append(String... streams) throws SQLException {
        for (String stream : streams) {
            session.append(stream, "Placed");
        }
    }

    private List<String> createdAt(String stream) throws SQLException {
        return session.query("SELECT created_at AT TIME ZONE 'UTC' FROM get_events(?, 'order')", stream);
    }

    private String lockedUntil() throws SQLException {
        return session.query("SELECT locked_until AT TIME ZONE 'UTC' FROM locks")
                .getFirst();
    }

    /** Handles what there is to do now, as {@code stream version}. */
    private void handleAll(List<String> handled) throws SQLException {
        while (true) {
            var rows =
                    session.query("SELECT decider_id || ' ' || version || ' ' || \"offset\" FROM stream_events('v')");
            if (rows.isEmpty()) {
                return;
            }
            var words = rows.getFirst().split(" ", -1);
            session.query("SELECT ack_event('v', ?, ?)", words[0], Long.valueOf(words[2]));
            handled.add(words[0] + " " + words[1]);
        }
    }

    /** The time that the store records in a transaction during which an hour has passed. */
    private List<String> timesOfAnOldTransaction() throws SQLException {
        session.append("a", "Placed");
        try (var old = Session.open(database)) {
            old.begin().query("SELECT 1");
            clock.step("1 h");
            old.append("b", "Placed");
            old.query("SELECT register_view('w', '-infinity')");
            old.query("SELECT 1 FROM stream_events('v', 2, 0)");
            old.query("SELECT renew_lease('v', 'a', 0), schedule_nack_event('v', 'b', 0)");
            old.query("SELECT 1 FROM stream_events('v', 1, 0)");
            old.commit();
        }
        return session.query(
                "SELECT t AT TIME ZONE 'UTC' FROM (SELECT created_at AS t FROM events WHERE decider_id = 'b'"
                        + " UNION ALL SELECT locked_until FROM locks UNION ALL SELECT updated_at FROM locks"
                        + " UNION ALL SELECT created_at FROM views WHERE view = 'w') x");
    }
}
