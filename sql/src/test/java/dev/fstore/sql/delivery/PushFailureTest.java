package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receivers, replies and requests that fail, come late or get lost. */
class PushFailureTest extends PushTestCase {

    PushFailureTest(TestDatabase database) throws SQLException, IOException {
        super(database);
    }

    @Test
    void an_event_that_is_refused_is_tried_again_after_a_delay_that_doubles_up_to_five_minutes() throws SQLException {
        register(300);
        session.append(a, "Placed");
        var delays = new ArrayList<String>();

        for (int attempt = 1; attempt <= 11; attempt++) {
            receiver.answering(attempt % 2 == 0 ? 500 : 404);
            poll();
            settle();
            delays.addAll(delay());
            time_passes();
        }

        assertThat(delays).containsExactly("1", "2", "4", "8", "16", "32", "64", "128", "256", "300", "300");
        assertThat(receiver.events()).hasSize(11).containsOnly(a + ":Placed");
    }

    @Test
    void a_receiver_that_is_silent_is_tried_again_later() throws SQLException {
        register(1); // the request may last half a second
        receiver.answering(HttpReceiver.SILENCE);
        session.append(a, "Placed");

        PushDatabase.runJobs(session);
        assertThat(session.query("SELECT timeout_milliseconds FROM net.http_request_queue"))
                .containsExactly("500");
        net.deliver();
        settle();

        assertThat(session.query("SELECT timed_out FROM net._http_response ORDER BY created DESC LIMIT 1"))
                .containsExactly("t");
        assertThat(delay()).containsExactly("1");
        time_passes();
        poll();
        assertThat(receiver.events()).containsExactly(a + ":Placed", a + ":Placed");
    }

    @Test
    void a_receiver_that_is_away_is_tried_again_later() throws SQLException {
        register(300);
        receiver.close();
        session.append(a, "Placed");

        poll();
        settle();

        assertThat(delay()).containsExactly("1");
        assertThat(session.query("SELECT last_version FROM locks WHERE view = ?", view))
                .containsExactly("0");
    }

    @Test
    void a_reply_that_comes_after_the_lease_was_lost_changes_nothing() throws SQLException {
        for (int status : new int[] {200, 500}) {
            var stream = a + status;
            register(300);
            session.append(stream, "Placed");
            PushDatabase.runJobs(session);
            String request = session.query("DELETE FROM net.http_request_queue RETURNING id")
                    .getFirst();
            time_passes();
            assertThat(session.fetch(view, 1)).containsExactly(stream + ":Placed"); // somebody else has it now
            List<String> before = session.query("SELECT locks::text FROM locks WHERE view = ?", view);

            net.answer(Long.parseLong(request), status, false, null);
            settle();

            assertThat(session.query("SELECT locks::text FROM locks WHERE view = ?", view))
                    .isEqualTo(before);
            assertThat(session.query("SELECT 1 FROM pushes")).isEmpty();
            session.query("DELETE FROM views WHERE view = ?", view);
        }
    }

    @Test
    void a_reply_that_comes_late_counts_as_long_as_nobody_else_has_the_stream() throws SQLException {
        register(300);
        session.append(a, "Placed");
        poll();
        time_passes();

        poll();

        assertThat(receiver.events()).containsExactly(a + ":Placed");
        assertThat(session.query("SELECT last_version FROM locks WHERE view = ?", view))
                .containsExactly("1");
    }

    @Test
    void a_request_that_got_lost_is_pushed_again_when_its_lease_is_over() throws SQLException {
        register(300);
        session.append(a, "Placed");
        PushDatabase.runJobs(session);
        session.query("TRUNCATE net.http_request_queue"); // as a crash of the server does
        poll();
        assertThat(receiver.events()).isEmpty();

        time_passes();
        poll();

        assertThat(receiver.events()).containsExactly(a + ":Placed");
        assertThat(session.query("SELECT count(*) FROM pushes")).containsExactly("1");
    }

    @Test
    void a_pg_net_that_counts_its_requests_from_one_again_has_nothing_acknowledged_that_was_not_sent()
            throws SQLException {
        register(300);
        session.append(a, "Placed");
        session.query("ALTER SEQUENCE net.http_request_queue_id_seq RESTART");
        net.answer(1, 200, false, null); // of the time before
        session.query("UPDATE net._http_response SET created = created - interval '1 hour'");
        PushDatabase.runJobs(session);
        session.query("DELETE FROM net.http_request_queue");
        session.query("ALTER SEQUENCE net.http_request_queue_id_seq RESTART");
        session.append(b, "Placed");

        poll();
        settle();

        assertThat(session.query("SELECT decider_id FROM locks WHERE view = ? AND last_version = 1", view))
                .containsExactly(b);
    }

    @Test
    void a_pg_net_that_cannot_keep_up_is_not_given_more() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.append(b, "Placed");
        String push = "SELECT push_events(?, ?, 1)";

        assertThat(session.query(push, view, receiver.url())).containsExactly("1");
        assertThat(session.query(push, view, receiver.url())).containsExactly("0");

        net.deliver();
        assertThat(session.query(push, view, receiver.url())).containsExactly("1");
    }
}
