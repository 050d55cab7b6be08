package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Registering, moving and removing a view, and its lag. */
class ViewTest extends DeliveryTestCase {

    private static final String EVER = "SELECT register_view(?, '2000-01-01')";

    ViewTest(TestDatabase database) throws SQLException {
        super(database);
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
    void a_view_that_is_not_registered_is_an_error() throws SQLException {
        assertThat(session.stateOf("SELECT event FROM stream_events('nowhere', 1)"))
                .isEqualTo("ST010");
        assertThat(session.stateOf("SELECT nack_event('nowhere', '1')")).isEqualTo("ST010");
    }
}
