package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Events that commit after younger ones, or while a view is registered or moved. */
class LateCommitTest extends DeliveryTestCase {

    LateCommitTest(TestDatabase database) throws SQLException {
        super(database);
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
}
