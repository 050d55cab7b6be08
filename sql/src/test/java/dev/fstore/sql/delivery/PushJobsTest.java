package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs follow views, and names are only names. */
@ExtendWith(PostgresExtension.class)
public class PushJobsTest {

    private static final String URL = "http://localhost:1/events";

    private final String view = "view " + UUID.randomUUID();
    private final Session session;

    public PushJobsTest(TestDatabase database) throws SQLException, IOException {
        PushDatabase.installed(database);
        session = Session.open(database);
        session.query("CREATE TABLE IF NOT EXISTS victims AS SELECT 1 AS id");
    }

    @AfterEach
    public void close() throws SQLException {
        session.query("DELETE FROM views");
        assertThat(session.query("SELECT jobname FROM cron.job")).isEmpty();
        session.query("DELETE FROM net.http_request_queue");
        session.close();
    }

    @Test
    public void a_view_with_a_delay_and_an_address_has_a_job() throws SQLException {
        session.query("SELECT register_view('plain')");
        session.query("SELECT register_view('no address', now(), 300, 1)");
        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();

        session.query("SELECT register_view('orders', now(), 300, 5, ?)", URL);

        assertThat(session.query("SELECT schedule || ' | ' || command FROM cron.job"))
                .containsExactly("5 seconds | SELECT public.push_events('orders', '%s')".formatted(URL));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 seconds",
        "59, 59 seconds",
        "60, */1 * * * *",
        "150, */2 * * * *",
        "3599, */59 * * * *",
        "3600, 0 * * * *",
        "86400, 0 * * * *"
    })
    public void a_view_is_polled_at_least_as_often_as_it_asks_for(long delay, String schedule) throws SQLException {
        session.query("SELECT register_view(?, now(), 300, ?, ?)", view, delay, URL);

        assertThat(session.query("SELECT schedule FROM cron.job")).containsExactly(schedule);
    }

    @Test
    public void a_job_changes_with_its_view_and_goes_with_it() throws SQLException {
        session.query("SELECT register_view(?, now(), 300, 1, ?)", view, URL);
        var job = session.query("SELECT jobid FROM cron.job");
        session.query("SELECT register_view(?, now(), 300, 2, 'https://localhost/other')", view);
        assertThat(session.query("SELECT jobid FROM cron.job WHERE schedule = '2 seconds'"))
                .isEqualTo(job);
        assertThat(session.query("SELECT command FROM cron.job"))
                .containsExactly("SELECT public.push_events('%s', 'https://localhost/other')".formatted(view));

        session.query("SELECT register_view(?)", view);
        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();

        session.query("SELECT register_view(?, now(), 300, 1, ?)", view, URL);
        session.query("DELETE FROM views");
        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();
    }

    @Test
    public void a_job_made_by_hand_stays_until_its_view_goes() throws SQLException {
        session.query("SELECT register_view(?)", view);
        var first = session.query("SELECT schedule_events(?)", view);
        assertThat(session.query("SELECT schedule_events(?, '*/5 * * * *', ?)", view, URL))
                .isEqualTo(first);

        session.query("SELECT register_view(?, now(), 7)", view); // other settings, but none of the push

        assertThat(session.query("SELECT schedule FROM cron.job")).containsExactly("*/5 * * * *");
        assertThat(session.query("SELECT unschedule_events(?)", view)).containsExactly("t");
        assertThat(session.query("SELECT unschedule_events(?)", view)).containsExactly("f");
    }

    @Test
    public void when_all_views_go_at_once_so_do_their_jobs() throws SQLException {
        session.query("SELECT register_view(?, now(), 300, 1, ?)", view, URL);
        session.query("SELECT register_view('other', now(), 300, 1, ?)", URL);

        session.query("TRUNCATE views CASCADE");

        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();
    }

    @Test
    public void the_jobs_of_other_people_are_left_alone() throws SQLException {
        session.query("SELECT cron.schedule('vacuum', '0 3 * * *', 'VACUUM')");
        session.query("SELECT register_view('vacuum', now(), 300, 1, ?)", URL);
        session.query("DELETE FROM views");

        assertThat(session.query("DELETE FROM cron.job RETURNING command")).containsExactly("VACUUM");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ftp://localhost/",
                "file:///etc/passwd",
                "javascript:http://localhost",
                "http://",
                "http://a b/",
                "http://a/\nX-Evil: 1",
                "http://a/\r\n\r\n",
                " http://localhost/",
                "gopher://localhost"
            })
    public void an_address_that_is_not_http_is_refused(String url) throws SQLException {
        session.query("SELECT register_view(?)", view);

        assertThat(session.stateOf("SELECT schedule_events(?, '1 seconds', ?)", view, url))
                .isEqualTo("ST041");
        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "0 seconds", "60 seconds", "-1 seconds", "* * *"})
    public void a_schedule_that_pg_cron_does_not_know_is_refused(String schedule) throws SQLException {
        session.query("SELECT register_view(?)", view);

        assertThat(session.stateOf("SELECT schedule_events(?, ?, ?)", view, schedule, URL))
                .isEqualTo("ST042");
        assertThat(session.stateOf("SELECT register_view(?, now(), 300, 0, ?)", view, URL))
                .isEqualTo("ST042");
    }

    @Test
    public void a_view_that_is_not_registered_has_nothing_to_schedule_or_push() throws SQLException {
        assertThat(session.stateOf("SELECT schedule_events('nowhere')")).isEqualTo("ST010");
        assertThat(session.stateOf("SELECT push_events('nowhere', ?)", URL)).isEqualTo("ST010");
    }

    @Test
    public void where_pg_cron_knows_only_minutes_a_job_polls_until_its_minute_is_over() throws SQLException {
        session.query("SET test.pg_cron = '1.4'");
        session.query("SELECT register_view(?, now(), 300, 5, ?)", view, URL);
        assertThat(session.query("SELECT schedule || ' | ' || command FROM cron.job"))
                .containsExactly(
                        "* * * * * | CALL public.push_for_a_minute('public', '%s', '%s', '5')".formatted(view, URL));
        session.append(view, "Placed");
        String call = "CALL push_for_a_minute('public', ?, ?, 60)"; // one run fills its minute

        session.query(call, view, URL);
        assertThat(session.query("SELECT url FROM net.http_request_queue")).containsExactly(URL);

        session.query("DELETE FROM views");
        assertThat(session.stateOf(call, view, URL)).isEqualTo("00000"); // the job is gone, and this run knows
    }

    @Test
    public void installing_twice_changes_no_job() throws SQLException, IOException {
        session.query("SELECT register_view(?, now(), 300, 5, ?)", view, URL);
        var before = session.query("SELECT job::text FROM cron.job");

        PushDatabase.install(session);

        assertThat(session.query("SELECT job::text FROM cron.job")).isEqualTo(before);
    }

    @Test
    public void views_that_are_older_than_the_push_get_their_jobs_when_asked() throws SQLException {
        session.query("SELECT register_view('plain')");
        session.query("SELECT register_view(?, now(), 300, 5, ?)", view, URL);
        session.query("DELETE FROM cron.job");

        session.query("UPDATE views SET pooling_delay_s = pooling_delay_s");

        assertThat(session.query("SELECT schedule FROM cron.job")).containsExactly("5 seconds");
    }

    @ParameterizedTest
    @MethodSource
    public void hostile_names_and_addresses_are_only_names_and_addresses(String hostile) throws SQLException {
        String address = "http://localhost:1/" + hostile.replaceAll("\\s", "");
        for (String version : new String[] {"1.5", "1.4"}) {
            session.query("SELECT set_config('test.pg_cron', ?, false)", version);
            session.query("SELECT register_view(?, now(), 300, 59, ?)", hostile, address);
            session.append("stream of " + hostile + version, "Placed");

            assertThat(session.query("SELECT 1 FROM cron.job")).hasSize(1);
            // One run fills its minute: a run of every 59 seconds would sleep if a minute has just begun.
            session.query("UPDATE cron.job SET command = replace(command, ', ''59'')', ', ''60'')')");
            PushDatabase.runJobs(session);

            assertThat(session.query(
                            "SELECT 1 FROM net.http_request_queue"
                                    + " WHERE url = ? AND convert_from(body, 'UTF8')::jsonb ->> 'view' = ?",
                            address,
                            hostile))
                    .hasSize(1);
            assertThat(session.query("DELETE FROM net.http_request_queue RETURNING id"))
                    .hasSize(1);
            assertThat(session.query("SELECT 1 FROM cron.job")).hasSize(1);
            assertThat(session.query("SELECT id FROM victims")).containsExactly("1");
            session.query("DELETE FROM views WHERE view = ?", hostile);
            assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();
        }
    }

    /** Each way out of a literal, with each thing to do outside. */
    public static Stream<String> hostile_names_and_addresses_are_only_names_and_addresses() {
        return Stream.of("'", "\\'", "\"", "$$", "''\\")
                .flatMap(way -> Stream.of(
                                "); DROP TABLE victims; --",
                                "; DELETE FROM victims; SELECT (",
                                ", 'http://evil'); SELECT cron.schedule('evil', '* * * * *', 'SELECT 1'); --",
                                " || (SELECT cron.schedule('evil', '* * * * *', 'SELECT 1')) || ",
                                " ; TRUNCATE victims --",
                                " %I %L %s %% %1$s ${a} {0} :a ?",
                                "/* */ U&'\\0027 E'\\x27 \u2019\uFF07\u02BC",
                                "); UPDATE victims SET id = 2; COMMIT; --")
                        .map(deed -> way + deed + way));
    }
}
