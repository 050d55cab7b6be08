package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the log to an HTTP server and back. The clock of leases is not waited for: {@link #time_passes} ends them. */
@ExtendWith(PostgresExtension.class)
class PushTest {

    private final String view = "view " + UUID.randomUUID();
    private final String a = "a " + UUID.randomUUID();
    private final String b = "b " + UUID.randomUUID();
    private final Session session;
    private final NetWorker net;
    private final Receiver receiver;

    PushTest(TestDatabase database) throws SQLException, IOException {
        Push.installed(database);
        session = Session.open(database);
        net = new NetWorker(session);
        receiver = Receiver.start();
    }

    @AfterEach
    void close() throws SQLException {
        receiver.close();
        session.query("DELETE FROM views WHERE view = ?", view);
        session.query("DELETE FROM net.http_request_queue");
        session.close();
    }

    @Test
    void an_event_that_is_accepted_is_acknowledged_and_the_next_of_its_stream_follows() throws SQLException {
        register(300);
        session.append(a, "Placed");
        session.append(a, "Paid");

        poll();
        assertThat(receiver.events()).containsExactly(a + ":Placed");

        poll();
        assertThat(receiver.events()).containsExactly(a + ":Placed", a + ":Paid");
        poll();
        assertThat(session.query("SELECT last_version FROM locks WHERE view = ?", view))
                .containsExactly("2");
        assertThat(session.query("SELECT 1 FROM pushes")).isEmpty();
    }

    @Test
    void the_receiver_is_sent_all_that_is_known_of_an_event_and_the_same_key_each_time() throws SQLException {
        register(300);
        receiver.answering(500);
        var id = session.append(a, "Placed");

        poll();
        poll();
        time_passes();
        poll();

        assertThat(receiver.deliveries()).hasSize(2).allSatisfy(delivery -> {
            assertThat(delivery.key()).isEqualTo(id.toString());
            assertThat(delivery.body().get("view").stringValue()).isEqualTo(view);
            assertThat(delivery.body().get("event_id").stringValue()).isEqualTo(id.toString());
            assertThat(delivery.body().propertyNames())
                    .containsExactlyInAnyOrder(
                            "view",
                            "decider_id",
                            "offset",
                            "data",
                            "decider",
                            "event",
                            "event_id",
                            "event_version",
                            "version",
                            "metadata",
                            "created_at",
                            "command_id");
        });
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
        receiver.answering(Receiver.SILENCE);
        session.append(a, "Placed");

        Push.runJobs(session);
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
    void the_events_of_a_stream_arrive_in_order_whatever_fails_and_other_streams_go_on() throws SQLException {
        register(300);
        session.append(a, "Placed");
        session.append(a, "Paid");
        receiver.answering(503);
        poll();
        session.append(b, "Placed");

        poll();
        assertThat(receiver.events()).containsExactly(a + ":Placed", b + ":Placed");

        time_passes();
        poll();
        poll();
        assertThat(receiver.events()).containsExactly(a + ":Placed", b + ":Placed", a + ":Placed", a + ":Paid");
    }

    @Test
    void a_reply_that_comes_after_the_lease_was_lost_changes_nothing() throws SQLException {
        for (int status : new int[] {200, 500}) {
            var stream = a + status;
            register(300);
            session.append(stream, "Placed");
            Push.runJobs(session);
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
        Push.runJobs(session);
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
        Push.runJobs(session);
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

    private void register(long seconds) throws SQLException {
        session.query("SELECT register_view(?, now(), ?, 1, ?)", view, seconds, receiver.url());
    }

    /** The view's job runs, then pg_net. */
    private void poll() throws SQLException {
        Push.runJobs(session);
        net.deliver();
    }

    private void settle() throws SQLException {
        session.query("SELECT settle_pushes(?)", view);
    }

    /** For how many seconds the stream waits. */
    private List<String> delay() throws SQLException {
        return session.query(
                "SELECT round(extract(epoch FROM locked_until - updated_at)) FROM locks WHERE view = ?", view);
    }

    /** Until leases and delays are over. */
    private void time_passes() throws SQLException {
        session.query("UPDATE locks SET locked_until = store_clock() WHERE view = ?", view);
        session.query("UPDATE pushes SET leased_until = store_clock() WHERE view = ?", view);
    }
}
