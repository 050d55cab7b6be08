package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeaseTest extends DeliveryTestCase {

    LeaseTest(TestDatabase database) throws SQLException {
        super(database);
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
    void a_consumer_that_lost_a_named_lease_can_neither_acknowledge_nor_renew_nor_end_that_of_the_new_owner()
            throws SQLException {
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
}
