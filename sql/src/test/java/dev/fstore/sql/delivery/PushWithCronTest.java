package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fstore.server.PostgresServer;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The push driven by a real pg_cron, which has to be preloaded: on a server of its own, if pg_cron is installed where the
 * tests run, as with {@code -Dfstore.postgres=/usr/lib/postgresql/15}. Before pg_cron 1.5 a job begins with the next full
 * minute, so this may take as long.
 */
@ExtendWith(PostgresExtension.class)
class PushWithCronTest {

    private static final Duration A_MINUTE_AND_A_BIT = Duration.ofSeconds(75);
    private static final Map<String, String> PRELOADED =
            Map.of("shared_preload_libraries", "pg_cron", "cron.database_name", "postgres");
    private static final String HOSTILE = "it's; DROP TABLE events; --\\' $$ %s %I ";

    private final String view = HOSTILE + UUID.randomUUID();
    private final String a = "a " + UUID.randomUUID();
    private final PostgresServer server;
    private final TestDatabase home;
    private final Session session;
    private final PgNetWorker net;
    private final HttpReceiver receiver;

    PushWithCronTest(TestDatabase database) throws SQLException, IOException {
        assumeInstalled(database);
        server = PostgresExtension.newServer(PRELOADED);
        home = new TestDatabase(server.url("postgres"));
        session = Session.open(home);
        net = new PgNetWorker(session);
        receiver = HttpReceiver.start();
    }

    /** A server that is told to preload what is not there would not start. */
    private static void assumeInstalled(TestDatabase database) throws SQLException {
        try (var any = Session.open(database)) {
            assumeFalse(
                    any.query("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_cron'")
                            .isEmpty(),
                    "the extension pg_cron is not installed");
        }
    }

    @BeforeEach
    void install() throws SQLException, IOException {
        session.query("CREATE EXTENSION pg_cron");
        PushDatabase.installed(home);
    }

    @AfterEach
    void close() throws SQLException {
        receiver.close();
        session.close();
        server.close();
    }

    @Test
    void pg_cron_pushes_the_events_of_a_view_one_after_the_other_until_the_view_goes() throws SQLException {
        session.query("SELECT register_view(?, now(), 300, 1, ?)", view, receiver.url() + "?it's=%27");
        session.append(a, "Placed");
        session.append(a, "Paid");
        receiver.answering(500);

        await().atMost(A_MINUTE_AND_A_BIT).untilAsserted(() -> {
            net.deliver();
            assertThat(receiver.events()).containsExactly(a + ":Placed", a + ":Placed", a + ":Paid");
        });
        await().atMost(A_MINUTE_AND_A_BIT)
                .untilAsserted(() -> assertThat(session.query("SELECT last_version FROM locks WHERE view = ?", view))
                        .containsExactly("2"));
        assertThat(session.query("SELECT 1 FROM cron.job")).hasSize(1);

        session.query("DELETE FROM views WHERE view = ?", view);

        assertThat(session.query("SELECT 1 FROM cron.job")).isEmpty();
        await().untilAsserted(() -> assertThat(
                        session.query(
                                "SELECT query FROM pg_stat_activity WHERE strpos(query, 'push_') > 0 AND pid <> pg_backend_pid()"))
                .isEmpty()); // nor does a run of it that had begun go on
    }

    @Test
    void pg_cron_refuses_what_we_say_it_refuses() throws SQLException {
        session.query("SELECT register_view(?)", view);
        String schedule = "SELECT schedule_events(?, ?, 'http://localhost/')";

        for (String bad : new String[] {"", "soon", "0 seconds", "60 seconds", "* * *"}) {
            assertThat(session.stateOf(schedule, view, bad)).as(bad).isEqualTo("ST042");
        }
        for (String good : new String[] {"1 seconds", "59 seconds", "*/5 * * * *", "0 * * * *", "0 3 * * 1-5"}) {
            assertThat(session.stateOf(schedule, view, good)).as(good).isEqualTo("00000");
        }
        assertThat(session.query("SELECT 1 FROM cron.job")).hasSize(1);
    }
}
