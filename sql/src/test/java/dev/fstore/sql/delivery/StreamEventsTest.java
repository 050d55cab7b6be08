package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class StreamEventsTest {

    private static final String EVER = "SELECT register_view(?, '2000-01-01')";

    private final String view = "view " + UUID.randomUUID();
    private final String a = "a " + UUID.randomUUID();
    private final String b = "b " + UUID.randomUUID();
    private final TestDatabase database;
    private final Session session;
    private final Session other;

    StreamEventsTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.installed(database);
        session = Session.open(database);
        other = Session.open(database);
    }

    @BeforeEach
    void declare() throws SQLException {
        for (String event : new String[] {"Placed", "Paid"}) {
            session.stateOf("SELECT register_decider_event('order', ?, '')", event);
        }
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        other.close();
    }

    @Test
    void each_stream_is_delivered_in_order_and_one_event_at_a_time() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.append(b, "Placed");
        session.append(a, "Paid");

        assertThat(session.fetch(view, 10)).containsExactlyInAnyOrder(a + ":Placed", b + ":Placed");
        assertThat(other.fetch(view, 10)).isEmpty();
        session.query("SELECT ack_event(?, ?, (SELECT min(\"offset\") FROM events WHERE decider_id = ?))", view, a, a);
        assertThat(other.fetch(view, 10)).containsExactly(a + ":Paid");
    }

    @Test
    void a_stream_is_delivered_as_far_as_it_goes_even_where_the_view_has_not_come_across_it_in_the_log()
            throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.query("SELECT event FROM stream_events(?, 0)", view);
        other.begin().query("SELECT 1 FROM cursors WHERE view = ? FOR UPDATE", view);
        session.append(a, "Paid");

        assertThat(session.query("SELECT event FROM stream_events(?, 10, 300, 10)", view))
                .containsExactly("Placed", "Paid");

        other.rollback();
        session.query("SELECT ack_event(?, ?, \"offset\") FROM get_events(?, 'order')", view, a, a);
        assertThat(session.fetch(view, 10)).isEmpty();
    }

    @Test
    void a_busy_stream_is_remembered_once_however_many_events_it_gets() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
        for (int n = 0; n < 20; n++) {
            session.append(a, "Paid");
            assertThat(other.fetch(view, 10)).isEmpty();
        }

        assertThat(session.query("SELECT count(*) FROM gaps WHERE view = ?", view))
                .containsExactly("1");

        session.query("SELECT ack_event(?, ?, (SELECT min(\"offset\") FROM events WHERE decider_id = ?))", view, a, a);
        assertThat(session.query("SELECT event FROM stream_events(?, 10, 300, 100)", view))
                .hasSize(20);
    }

    @Test
    void a_view_can_be_removed_while_a_consumer_is_at_work() throws Exception {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
        session.append(b, "Placed");
        other.begin().query("SELECT event FROM stream_events(?, 10)", view);

        var remover = session.query("SELECT pg_backend_pid()").getFirst();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var removal = threads.submit(() -> session.query("SELECT remove_view(?)", view));
            await().until(() -> other.query("SELECT cardinality(pg_blocking_pids(?::int))", remover)
                    .equals(List.of("1")));
            other.ack(view, a);
            other.commit();
            removal.get();
        }
        assertThat(other.query("SELECT view FROM views WHERE view = ?", view)).isEmpty();
    }

    @Test
    void an_event_that_commits_after_younger_ones_were_read_is_delivered() throws SQLException {
        session.query("SELECT register_view(?)", view);
        other.begin().append(a, "Placed");
        session.append(b, "Placed");
        assertThat(session.fetch(view, 10)).containsExactly(b + ":Placed");

        other.commit();

        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
    }

    @Test
    void an_append_in_flight_while_the_view_is_registered_is_delivered() throws SQLException {
        other.begin().append(a, "Placed");
        session.append(b, "Placed");
        session.query("SELECT register_view(?)", view);
        assertThat(session.fetch(view, 10)).isEmpty();

        other.commit();

        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
    }

    @Test
    void an_append_in_flight_right_before_the_start_of_the_view_is_delivered() throws SQLException {
        var start = session.query("SELECT store_clock()").getFirst();
        other.begin().append(a, "Placed");
        session.append(b, "Placed");
        session.query("SELECT register_view(?, ?::timestamptz)", view, start);
        assertThat(session.fetch(view, 10)).containsExactly(b + ":Placed");

        other.commit();

        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
    }

    @Test
    void a_stream_in_the_hands_of_an_idle_consumer_holds_up_no_other_stream() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        assertThat(session.fetch(view, 10)).containsExactly(a + ":Placed");
        other.begin().ack(view, a);
        session.append(a, "Paid");
        session.append(b, "Placed");
        session.query("SET lock_timeout = '2s'");

        assertThat(session.fetch(view, 10)).containsExactly(b + ":Placed");

        other.commit();
        assertThat(session.fetch(view, 10)).containsExactly(a + ":Paid");
    }

    /** An id that planning drew would be older than the snapshot, and a gap be closed before its time. */
    @Test
    void a_look_for_events_draws_no_transaction_id_while_it_is_planned() throws SQLException {
        session.query("SELECT register_view(?)", view);
        other.begin().append(a, "Placed");
        session.append(b, "Placed");
        session.fetch(view, 10);
        session.begin()
                .query(
                        "SELECT view FROM cursors WHERE view = ? FOR UPDATE",
                        view); // so that the look itself finds nothing
        try (var fresh = Session.open(database)) {
            fresh.begin().fetch(view, 10);

            assertThat(fresh.query("SELECT pg_current_xact_id_if_assigned()")).containsOnlyNulls();
        }
        session.rollback();
    }

    @Test
    void an_offset_that_was_rolled_back_is_forgotten() throws SQLException {
        session.query("SELECT register_view(?)", view);
        other.begin().append(a, "Placed");
        other.rollback();
        session.append(b, "Placed");
        session.fetch(view, 10);
        session.fetch(view, 10);

        assertThat(session.query("SELECT first_offset FROM gaps WHERE view = ?", view))
                .isEmpty();
    }

    @Test
    void registering_again_changes_settings_and_no_progress() throws SQLException {
        session.append(a, "Placed");
        session.query(EVER, view);
        session.query("SELECT decider_id FROM stream_events(?, 10000)", view);
        session.ack(view, a);

        assertThat(session.query("SELECT lock_timeout_s FROM register_view(?, now(), 7)", view))
                .containsExactly("7");

        session.append(a, "Paid");
        assertThat(session.query("SELECT event FROM stream_events(?, 10000) WHERE decider_id = ?", view, a))
                .containsExactly("Paid");
    }

    @Test
    void a_lease_lasts_as_long_as_the_view_says() throws SQLException {
        session.query("SELECT register_view(?, now(), 7)", view);
        session.append(a, "Placed");
        session.fetch(view, 1);

        assertThat(session.query(
                        "SELECT locked_until - updated_at BETWEEN '6.9 s' AND '7.1 s' FROM locks WHERE view = ?", view))
                .containsExactly("t");
    }

    @Test
    void an_expired_lease_is_delivered_again_and_the_loser_of_the_race_learns_it() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.query("SELECT event FROM stream_events(?, 1, 0)", view);

        assertThat(other.fetch(view, 1)).containsExactly(a + ":Placed");
        other.ack(view, a);
        assertThat(session.stateOf("SELECT nack_event(?, ?)", view, a)).isEqualTo("ST011");
        assertThat(session.stateOf("SELECT ack_event(?, ?, 1)", view, a)).isEqualTo("ST011");
    }

    @Test
    void what_was_given_back_comes_again_behind_what_waits() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.append(b, "Placed");
        assertThat(session.fetch(view, 1)).containsExactly(a + ":Placed");

        session.query("SELECT nack_event(?, ?)", view, a);

        assertThat(session.fetch(view, 1)).containsExactly(b + ":Placed");
        assertThat(session.fetch(view, 1)).containsExactly(a + ":Placed");
        session.query("SELECT schedule_nack_event(?, ?, 60000)", view, a);
        assertThat(session.fetch(view, 1)).isEmpty();
    }

    @Test
    void who_lost_a_named_lease_can_neither_acknowledge_nor_renew_nor_end_that_of_the_new_owner() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        var lost = UUID.randomUUID();
        var owner = UUID.randomUUID();
        session.query("SELECT event FROM stream_events(?, 1, 0, 20, ?)", view, lost);
        session.append(a, "Paid");
        assertThat(other.query("SELECT event FROM stream_events(?, 1, 60, 20, ?)", view, owner))
                .containsExactly("Placed", "Paid");
        String ack =
                "SELECT ack_event(?, ?, (SELECT \"offset\" FROM events WHERE decider_id = ? AND version = ?), 'order', ?)";

        assertThat(session.stateOf(ack, view, a, a, 1, lost)).isEqualTo("ST011");
        assertThat(session.stateOf(ack, view, a, a, 1, null)).isEqualTo("ST011");
        assertThat(session.stateOf("SELECT nack_event(?, ?, 'order', ?)", view, a, lost))
                .isEqualTo("ST011");
        assertThat(session.stateOf("SELECT renew_lease(?, ?, 60, 'order', ?)", view, a, lost))
                .isEqualTo("ST011");
        assertThat(session.stateOf("SELECT park_stream(?, ?, 'boom', 'order', ?)", view, a, lost))
                .isEqualTo("ST011");
        assertThat(other.stateOf("SELECT renew_lease(?, ?, 60, 'order', ?)", view, a, owner))
                .isEqualTo("00000");
        assertThat(other.stateOf(ack, view, a, a, 2, owner)).isEqualTo("00000");
        assertThat(other.stateOf(ack, view, a, a, 2, owner)).isEqualTo("ST011");
    }

    @Test
    void a_parked_stream_waits_until_it_is_replayed_or_its_event_is_skipped() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.fetch(view, 1);
        session.query("SELECT park_stream(?, ?, 'boom')", view, a);
        session.append(a, "Paid");

        assertThat(session.fetch(view, 1)).isEmpty();
        assertThat(session.query("SELECT error FROM get_parked_streams(?)", view))
                .containsExactly("boom");
        session.query("SELECT replay_stream(?, ?)", view, a);
        assertThat(session.fetch(view, 1)).containsExactly(a + ":Placed");
        assertThat(session.stateOf("SELECT skip_event(?, ?, 1)", view, a)).isEqualTo("ST014");
        session.query("SELECT park_stream(?, ?, 'boom again')", view, a);
        assertThat(session.stateOf("SELECT skip_event(?, ?, 0)", view, a)).isEqualTo("ST012");
        session.query("SELECT skip_event(?, ?, (SELECT min(\"offset\") FROM events WHERE decider_id = ?))", view, a, a);
        assertThat(session.fetch(view, 1)).containsExactly(a + ":Paid");
    }

    @Test
    void a_view_is_moved_by_its_own_function_and_events_in_flight_still_reach_it() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        other.begin().append(b, "Placed");
        session.append(a, "Paid");
        session.fetch(view, 10);
        session.query("SELECT move_view(?, (SELECT max(\"offset\") FROM events))", view);
        assertThat(session.stateOf("SELECT nack_event(?, ?)", view, a)).isEqualTo("ST011");
        assertThat(session.fetch(view, 10)).isEmpty();

        other.commit();

        assertThat(session.fetch(view, 10)).containsExactly(b + ":Placed");
        session.query("SELECT move_view(?, (SELECT min(\"offset\") - 1 FROM events WHERE decider_id = ?))", view, a);
        assertThat(session.fetch(view, 10)).contains(a + ":Placed", b + ":Placed");
    }

    @Test
    void the_lag_counts_what_is_queued_new_and_late() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        other.begin().append(b, "Placed");
        session.append(a, "Paid");
        session.fetch(view, 10);
        other.commit();
        session.append(a, "Paid");
        String lag = "SELECT pending_streams || ' ' || pending_events FROM get_lag(?)";

        assertThat(session.query(lag, view)).containsExactly("2 4");
        session.query("SELECT view FROM remove_view(?)", view);
        assertThat(session.stateOf(lag, view)).isEqualTo("ST010");
    }

    @Test
    void what_was_processed_before_the_view_came_across_it_in_the_log_is_no_lag() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.query("SELECT event FROM stream_events(?, 0)", view);
        other.begin().query("SELECT 1 FROM cursors WHERE view = ? FOR UPDATE", view);
        session.append(a, "Paid");
        session.query("SELECT event FROM stream_events(?, 10, 300, 10)", view);
        session.query("SELECT ack_event(?, ?, \"offset\") FROM get_events(?, 'order')", view, a, a);

        assertThat(session.query("SELECT pending_streams || ' ' || pending_events FROM get_lag(?)", view))
                .containsExactly("0 0");
        other.rollback();
    }

    @Test
    void a_stream_that_always_fails_keeps_no_other_out() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.fetch(view, 1);
        session.query("SELECT nack_event(?, ?)", view, a);
        session.append(b, "Placed");

        assertThat(session.fetch(view, 1)).containsExactly(a + ":Placed");
        session.query("SELECT nack_event(?, ?)", view, a);
        assertThat(session.fetch(view, 1)).containsExactly(b + ":Placed");
    }

    @Test
    void only_delivered_events_can_be_acknowledged() throws SQLException {
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.append(a, "Paid");
        session.fetch(view, 1);

        assertThat(session.stateOf(
                        "SELECT ack_event(?, ?, (SELECT \"offset\" FROM get_last_event(?, 'order')))", view, a, a))
                .isEqualTo("ST012");
        assertThat(session.stateOf("SELECT ack_event(?, ?, -7)", view, a)).isEqualTo("ST012");
        assertThat(session.stateOf("SELECT ack_event(?, 'nobody', 1)", view)).isEqualTo("ST011");
    }

    @Test
    void a_view_that_is_not_registered_is_an_error() throws SQLException {
        assertThat(session.stateOf("SELECT event FROM stream_events('nowhere', 1)"))
                .isEqualTo("ST010");
        assertThat(session.stateOf("SELECT nack_event('nowhere', '1')")).isEqualTo("ST010");
    }

    @Test
    void a_consumer_that_holds_its_transaction_open_blocks_neither_writers_nor_other_views() throws SQLException {
        var second = "second " + view;
        session.query("SELECT register_view(?)", view);
        session.query("SELECT register_view(?)", second);
        session.append(a, "Placed");
        other.begin().fetch(view, 10);
        session.query("SET lock_timeout = '2s'");

        session.append(a, "Paid");

        assertThat(session.query("SELECT event FROM stream_events(?, 10, NULL, 10)", second))
                .containsExactly("Placed", "Paid");
        assertThat(session.fetch(view, 10)).isEmpty();
    }

    @Test
    void streams_of_two_deciders_may_share_an_id() throws SQLException {
        session.stateOf("SELECT register_decider_event('payment', 'Paid', '')");
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.query("SELECT append_event('Paid', gen_random_uuid(), 'payment', ?, '{}', gen_random_uuid(), NULL)", a);

        assertThat(session.fetch(view, 10)).containsExactlyInAnyOrder(a + ":Placed", a + ":Paid");
        assertThat(session.stateOf("SELECT nack_event(?, ?)", view, a)).isEqualTo("ST013");
        assertThat(session.query("SELECT decider FROM nack_event(?, ?, 'payment')", view, a))
                .containsExactly("payment");
    }
}
