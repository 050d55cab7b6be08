package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StreamOrderTest extends DeliveryTestCase {

    StreamOrderTest(TestDatabase database) throws SQLException {
        super(database);
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
}
