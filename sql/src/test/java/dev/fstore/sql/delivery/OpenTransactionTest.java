package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Consumers whose transactions stay open block no other session. */
class OpenTransactionTest extends DeliveryTestCase {

    OpenTransactionTest(TestDatabase database) throws SQLException {
        super(database);
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
}
