package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** From the log to an HTTP server and back. */
class PushTest extends PushTestCase {

    PushTest(TestDatabase database) throws SQLException, IOException {
        super(database);
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
}
