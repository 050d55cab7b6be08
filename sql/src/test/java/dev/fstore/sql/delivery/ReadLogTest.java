package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session reads the log as a whole while others order, read or append. A session that had to wait would fail. */
@ExtendWith(PostgresExtension.class)
class ReadLogTest {

    private final String view = "view " + UUID.randomUUID();
    private final String a = "a " + UUID.randomUUID();
    private final String b = "b " + UUID.randomUUID();
    private final Session session;
    private final Session other;

    ReadLogTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        session = Session.open(database);
        other = Session.open(database);
    }

    @BeforeEach
    void append() throws SQLException {
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SET lock_timeout = '2s'");
        other.query("SET lock_timeout = '2s'");
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        other.close();
    }

    @Test
    void while_one_session_orders_others_read_what_has_a_position() throws SQLException {
        order(session);
        session.append(b, "Placed");
        other.begin();
        order(other);

        order(session);
        assertThat(read(session)).containsExactly(a);
        other.commit();
        assertThat(read(session)).containsExactly(b);
    }

    @Test
    void an_order_that_was_rolled_back_is_made_anew() throws SQLException {
        other.begin();
        order(other);
        other.rollback();

        order(session);

        assertThat(read(session)).containsExactly(a);
    }

    @Test
    void while_one_consumer_is_at_work_the_others_read_nothing_from_the_first_call_on() throws SQLException {
        order(session);
        other.begin();
        assertThat(read(other)).containsExactly(a);

        assertThat(read(session)).isEmpty();
        other.rollback();
        assertThat(read(session)).containsExactly(a);
        assertThat(read(other)).isEmpty();
    }

    @Test
    void an_append_that_takes_its_time_holds_up_nothing_and_comes_when_it_commits() throws SQLException {
        other.begin().append(b, "Placed");
        session.append(a, "Placed");
        order(session);
        assertThat(read(session)).containsExactly(a, a);

        other.commit();
        order(session);
        assertThat(read(session)).containsExactly(b);
    }

    @Test
    void a_consumer_that_finds_nothing_new_writes_nothing() throws SQLException {
        order(session);
        read(session);

        session.begin();
        order(session);
        read(session);
        assertThat(session.query("SELECT 1 WHERE pg_current_xact_id_if_assigned() IS NOT NULL"))
                .isEmpty();
        session.rollback();
    }

    @Test
    void of_two_that_read_a_view_in_two_ways_at_once_the_second_is_refused() throws SQLException {
        order(session);
        other.begin();
        assertThat(read(other)).containsExactly(a);
        assertThat(session.fetch(view, 10)).isEmpty();
        other.commit();
        assertThat(session.stateOf("SELECT stream_events(?)", view)).isEqualTo("ST015");

        session.query("SELECT move_view(?, 0)", view);
        other.begin();
        assertThat(other.fetch(view, 100)).contains(a + ":Placed");
        assertThat(read(session)).isEmpty();
        other.commit();
        assertThat(session.stateOf("SELECT read_log(?)", view)).isEqualTo("ST015");
    }

    private static void order(Session session) throws SQLException {
        session.query("SELECT order_events()");
    }

    /** The streams of what comes next. */
    private List<String> read(Session session) throws SQLException {
        return session.query("SELECT decider_id FROM read_log(?)", view);
    }
}
