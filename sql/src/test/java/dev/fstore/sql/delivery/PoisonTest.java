package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Mutant;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that fail are a matter of their own: others do not wait for them. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class PoisonTest {

    private static final int HEALTHY = 100;
    private static final int FETCHES = 3 * HEALTHY;

    /** More than the queue that stream_events thinks long enough. */
    private static final int MANY = 1_100;

    private static final String NACK =
            "SELECT n.decider_id FROM stream_events(?, ?) s CROSS JOIN LATERAL nack_event(?, s.decider_id) n";

    private final String view = "view " + UUID.randomUUID();
    private final String poison = "poison " + view;
    private final String fresh = "fresh " + view;
    private final TestDatabase database;
    private final Session session;

    PoisonTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
        session.query("SELECT register_view(?)", view);
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3_600_000})
    void nine_of_ten_fetches_go_to_healthy_streams_although_one_always_fails(long delay)
            throws SQLException, IOException {
        session.append(poison, "Placed");
        for (int i = 0; i < FETCHES; i++) {
            session.append("healthy %s %s".formatted(i % HEALTHY, view), "Placed");
        }

        int healthy = 0;
        for (int i = 0; i < FETCHES; i++) {
            String stream = session.query("SELECT decider_id FROM stream_events(?)", view)
                    .getFirst();
            if (stream.equals(poison)) {
                session.query("SELECT schedule_nack_event(?, ?, ?)", view, poison, delay);
            } else {
                session.query(
                        "SELECT ack_event(view, decider_id, delivered_offset) FROM locks WHERE view = ? AND decider_id = ?",
                        view,
                        stream);
                healthy++;
            }
        }

        assertThat(healthy).isGreaterThanOrEqualTo(FETCHES * 9 / 10).isLessThan(FETCHES);
        Reliability.record(
                "poison, given back for %s ms".formatted(delay),
                "1 stream always fails, %s are healthy: %s of %s fetches for healthy ones"
                        .formatted(HEALTHY, healthy, FETCHES),
                session.query("SHOW server_version").getFirst());
    }

    @Test
    void many_streams_that_fail_at_once_keep_no_fresh_one_out() throws SQLException {
        assertThat(freshIsServedAmongFailures()).isTrue();
    }

    @Test
    void a_store_that_counts_failing_streams_as_a_queue_is_caught() throws Exception {
        var defect = new Mutant(database, "stream_events", "AND l.attempts = 0", "");

        assertThat(defect.during(this::freshIsServedAmongFailures)).isFalse();
    }

    @Test
    void many_parked_streams_keep_no_fresh_one_out() throws SQLException {
        appendMany();
        var parked = session.query(
                "SELECT p.decider_id FROM stream_events(?, ?) s CROSS JOIN LATERAL park_stream(?, s.decider_id, 'boom') p",
                view,
                MANY,
                view);
        session.append(fresh, "Placed");

        assertThat(parked).hasSize(MANY);
        assertThat(session.fetch(view, 1)).containsExactly(fresh + ":Placed");
    }

    @Test
    void a_parked_stream_is_listed_with_its_error_and_goes_on_in_order_when_it_is_replayed() throws SQLException {
        for (int i = 0; i < 3; i++) {
            session.append(poison, "Placed");
        }
        var handled = new ArrayList<>(handleNext());
        session.fetch(view, 1);
        session.query("SELECT park_stream(?, ?, 'boom: \"2\"')", view, poison);
        session.append(poison, "Placed");

        assertThat(handleNext()).isEmpty();
        assertThat(session.query("SELECT decider_id || ': ' || error FROM get_parked_streams(?)", view))
                .containsExactly(poison + ": boom: \"2\"");
        session.query("SELECT replay_stream(?, ?)", view, poison);
        for (int i = 0; i < 3; i++) {
            handled.addAll(handleNext());
        }
        assertThat(handled).containsExactly("1", "2", "3", "4");
        assertThat(session.query("SELECT decider_id FROM get_parked_streams(?)", view))
                .isEmpty();
    }

    /** In as many fetches as every failing stream needs to have its turn, and one. */
    private boolean freshIsServedAmongFailures() throws SQLException {
        appendMany();
        assertThat(session.query(NACK, view, MANY, view)).hasSize(MANY);
        session.append(fresh, "Placed");
        boolean served = false;
        for (int i = 0; i <= MANY / 100 && !served; i++) {
            served = session.query(NACK, view, 100, view).contains(fresh);
        }
        return served;
    }

    private void appendMany() throws SQLException {
        session.query("""
                SELECT append_events(array_agg('Placed'::text), array_agg('order'::text), array_agg(i || ' ' || ?), array_agg('{}'::jsonb),
                                     gen_random_uuid(), array_agg(NULL::uuid))
                  FROM generate_series(1, ?) i""", view, MANY);
    }

    /** The version of the event that was handled. */
    private List<String> handleNext() throws SQLException {
        return session.query(
                "SELECT s.version FROM stream_events(?) s CROSS JOIN LATERAL ack_event(?, s.decider_id, s.\"offset\")",
                view,
                view);
    }
}
