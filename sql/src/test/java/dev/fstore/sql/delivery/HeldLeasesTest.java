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

/** A consumer renews or releases all its leases while others work on the same streams. */
@ExtendWith(PostgresExtension.class)
class HeldLeasesTest {

    private static final String RENEW =
            "SELECT right(decider_id, 1) FROM renew_leases(?, '{order,order}', ARRAY[?, ?], 600, ?) ORDER BY 1";
    private static final String GIVE_BACK =
            "SELECT right(decider_id, 1) FROM nack_events(?, '{order,order}', ARRAY[?, ?], 0, ?) ORDER BY 1";

    private final String view = "view " + UUID.randomUUID();
    private final String a = view + " a";
    private final String b = view + " b";
    private final UUID lease = UUID.randomUUID();
    private final Session session;
    private final Session other;

    HeldLeasesTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        session = Session.open(database);
        other = Session.open(database);
    }

    @BeforeEach
    void lease() throws SQLException {
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SELECT register_view(?)", view);
        session.append(a, "Placed");
        session.append(b, "Placed");
        session.query("SELECT event FROM stream_events(?, 10, 0, 1, ?)", view, lease);
        session.query("SET lock_timeout = '10s'");
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        other.close();
    }

    @Test
    void renewing_waits_for_no_acknowledgement_and_counts_the_stream_as_held_until_that_commits() throws SQLException {
        other.begin();
        ack(other, a);
        session.query("SET lock_timeout = '1ms'");

        assertThat(session.query(RENEW, view, a, b, lease)).containsExactly("a", "b");
        assertThat(session.query(
                        "SELECT right(decider_id, 1) FROM locks WHERE view = ? AND locked_until > store_clock()", view))
                .containsExactly("b");
        other.commit();
        assertThat(session.query(RENEW, view, a, b, lease)).containsExactly("b");
    }

    @Test
    void a_stream_that_another_consumer_has_taken_is_neither_renewed_nor_given_back() throws SQLException {
        var thief = UUID.randomUUID();
        var taken = other.query("SELECT right(decider_id, 1) FROM stream_events(?, 1, 60, 1, ?)", view, thief);
        var left = taken.equals(List.of("a")) ? "b" : "a";

        assertThat(session.query(RENEW, view, a, b, lease)).containsExactly(left);
        assertThat(session.query(GIVE_BACK, view, a, b, lease)).containsExactly(left);
        assertThat(other.query(RENEW, view, a, b, thief)).isEqualTo(taken).hasSize(1);
    }

    @Test
    void giving_back_waits_for_an_acknowledgement_and_leaves_alone_what_it_ended() throws Exception {
        other.begin();
        ack(other, a);
        var waiting = session.query("SELECT pg_backend_pid()").getFirst();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var givenBack = threads.submit(() -> session.query(GIVE_BACK, view, b, a, lease));
            await().until(() -> other.query("SELECT cardinality(pg_blocking_pids(?::int))", waiting)
                    .equals(List.of("1")));
            // In the order of all consumers: b, which was named first, is not locked before a.
            assertThat(other.query(
                            "SELECT right(decider_id, 1) FROM locks WHERE decider_id = ? FOR UPDATE SKIP LOCKED", b))
                    .containsExactly("b");
            other.commit();

            assertThat(givenBack.get()).containsExactly("b");
        }
    }

    private void ack(Session consumer, String stream) throws SQLException {
        consumer.query(
                "SELECT ack_event(?, ?, (SELECT \"offset\" FROM get_last_event(?, 'order')), 'order', ?)",
                view,
                stream,
                stream,
                lease);
    }
}
