package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Running the installer on a store that is in use. */
@ExtendWith(PostgresExtension.class)
class InstallAgainTest {

    private final String stream = "s " + UUID.randomUUID();
    private final Session installer;
    private final Session writer;
    private final Session other;

    InstallAgainTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        installer = Session.open(database);
        writer = Session.open(database);
        other = Session.open(database);
        writer.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @AfterEach
    void close() throws SQLException {
        for (var session : List.of(writer, installer)) {
            session.begin().rollback();
        }
        install("0");
        installer.close();
        writer.close();
        other.close();
    }

    @Test
    void an_open_append_does_not_hold_up_the_installer_nor_the_installer_any_writer() throws Exception {
        writer.begin().append(stream, "Placed");

        installer.begin().query("SET LOCAL lock_timeout = '1s'");
        installer.query(SqlFiles.installer());

        other.query("SET lock_timeout = '1s'");
        other.append("other " + stream, "Placed");
        assertThat(other.query("SELECT view FROM register_view(?)", stream)).containsExactly(stream);
        other.query("SELECT register_decider_event('order', ?, '')", stream);
        other.query("SELECT event FROM stream_events(?, 10)", stream);
    }

    @Test
    void a_trigger_that_was_dropped_disabled_or_changed_is_put_back() throws Exception {
        var before = triggers();
        other.query("DROP TRIGGER chain_event ON events");
        other.query("ALTER TABLE events DISABLE TRIGGER keep_rows");
        other.query(
                "CREATE OR REPLACE TRIGGER keep_all_rows AFTER TRUNCATE ON deciders EXECUTE FUNCTION refuse_change()");
        assertThat(triggers()).isNotEqualTo(before);

        install("10s");

        assertThat(triggers()).isEqualTo(before).hasSize(5);
    }

    @Test
    void to_change_a_trigger_the_installer_waits_for_a_limited_time_and_says_for_whom() throws SQLException {
        other.query("ALTER TABLE events DISABLE TRIGGER keep_rows");
        writer.query("SET application_name = 'billing'");
        writer.begin().append(stream, "Placed");
        var process = writer.query("SELECT pg_backend_pid()").getFirst();

        assertThatThrownBy(() -> install("1s"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("triggers of schema public have to be changed, but for 1s")
                .hasMessageContaining("processes %s (billing)".formatted(process))
                .hasMessageContaining("Nothing was changed");
    }

    /** One that held a table while it waited for the next one would deadlock with a transaction that goes on. */
    @Test
    void a_transaction_that_registers_and_then_appends_is_not_in_the_installers_way_nor_it_in_theirs()
            throws Exception {
        for (String table : List.of("events", "deciders")) {
            other.query("ALTER TABLE %s DISABLE TRIGGER keep_rows".formatted(table));
        }
        writer.begin().query("SELECT register_decider_event('order', ?, '')", stream);
        writer.query("SELECT register_view(?)", stream);
        var process = installer.query("SELECT pg_backend_pid()").getFirst();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var installing = threads.submit(() -> {
                install("30s");
                return true;
            });
            await().until(() -> !other.query(
                            "SELECT 1 FROM pg_stat_activity WHERE pid = ?::int AND wait_event IN ('PgSleep', 'relation')",
                            process)
                    .isEmpty());

            writer.append(stream, "Placed");
            writer.commit();

            assertThat(installing.get()).isTrue();
        }
        assertThat(other.query("SELECT 1 FROM pg_trigger WHERE tgname = 'keep_rows' AND tgenabled = 'D'"))
                .isEmpty();
    }

    @Test
    void several_installers_at_once_run_one_after_the_other(TestDatabase database) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = threads.invokeAll(Collections.<Callable<Boolean>>nCopies(4, () -> {
                try (var session = Session.open(database)) {
                    session.begin().query(SqlFiles.installer());
                    session.commit();
                    return true;
                }
            }));
            for (var each : running) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private void install(String timeout) throws SQLException {
        try {
            installer.begin().query("SET LOCAL lock_timeout = '%s'".formatted(timeout));
            installer.query(SqlFiles.installer());
            installer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> triggers() throws SQLException {
        return other.query(
                "SELECT pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal AND tgrelid"
                        + " IN ('events'::regclass, 'deciders'::regclass) ORDER BY 1");
    }
}
