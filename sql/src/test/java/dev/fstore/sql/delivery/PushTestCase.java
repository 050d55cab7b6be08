package dev.fstore.sql.delivery;

import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that pushes to an HTTP server. Leases are not waited for: {@link #time_passes} ends them. */
@ExtendWith(PostgresExtension.class)
abstract class PushTestCase {

    final String view = "view " + UUID.randomUUID();
    final String a = "a " + UUID.randomUUID();
    final String b = "b " + UUID.randomUUID();
    final Session session;
    final PgNetWorker net;
    final HttpReceiver receiver;

    PushTestCase(TestDatabase database) throws SQLException, IOException {
        PushDatabase.installed(database);
        session = Session.open(database);
        net = new PgNetWorker(session);
        receiver = HttpReceiver.start();
    }

    @AfterEach
    void close() throws SQLException {
        receiver.close();
        session.query("DELETE FROM views WHERE view = ?", view);
        session.query("DELETE FROM net.http_request_queue");
        session.close();
    }

    void register(long seconds) throws SQLException {
        session.query("SELECT register_view(?, now(), ?, 1, ?)", view, seconds, receiver.url());
    }

    /** The view's job runs, then pg_net. */
    void poll() throws SQLException {
        PushDatabase.runJobs(session);
        net.deliver();
    }

    void settle() throws SQLException {
        session.query("SELECT settle_pushes(?)", view);
    }

    /** For how many seconds the stream waits. */
    List<String> delay() throws SQLException {
        return session.query(
                "SELECT round(extract(epoch FROM locked_until - updated_at)) FROM locks WHERE view = ?", view);
    }

    /** Until leases and delays are over. */
    void time_passes() throws SQLException {
        session.query("UPDATE locks SET locked_until = store_clock() WHERE view = ?", view);
        session.query("UPDATE pushes SET leased_until = store_clock() WHERE view = ?", view);
    }
}
