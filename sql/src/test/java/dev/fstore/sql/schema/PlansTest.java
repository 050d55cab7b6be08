package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A call costs what it is about and not what exists. So it is when statistics are missing, stale or fresh, on sessions that made
 * their plans when the tables were small, and on new ones.
 */
@ExtendWith(PostgresExtension.class)
class PlansTest {

    private static final int STREAMS = 20_000;

    private final TestDatabase database;
    private final Session owner;
    private final Session pooled;
    private int rounds = 0;

    PlansTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forEffects(database);
        owner = Session.open(database);
        pooled = Session.open(database);
    }

    @BeforeEach
    void empty() throws SQLException {
        Databases.empty(owner);
        owner.query("TRUNCATE log_positions, log_cursor, log_gaps, states, process_instances");
        owner.query("SELECT setval('events_offset_seq', 1)");
        owner.query("SELECT register_decider_event('order', 'Placed', '')");
        for (String view : List.of("view", "other", "journal")) {
            owner.query("SELECT register_view(?, '2000-01-01')", view);
        }
        owner.query("VACUUM ANALYZE");
        Explained.listen(pooled);
        for (int i = 0; i < 6; i++) { // as often as it takes to make the plans that are kept
            assertCheap(pooled);
        }
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
        pooled.close();
    }

    @Test
    void after_tables_have_grown_and_nobody_has_looked() throws SQLException {
        grow();

        assertCheapOnAnySession();
    }

    @Test
    void after_tables_have_grown_and_were_analyzed() throws SQLException {
        grow();
        owner.query("VACUUM ANALYZE");

        assertCheapOnAnySession();
    }

    @Test
    void after_a_view_began_anew_and_was_analyzed_when_it_was_empty() throws SQLException {
        grow();
        owner.query("SELECT remove_view('view')");
        owner.query("SELECT register_view('view', '2000-01-01')");
        owner.query("VACUUM ANALYZE");
        catchUp("view");

        assertCheapOnAnySession();
    }

    @Test
    void after_most_streams_of_a_view_were_forgotten() throws SQLException {
        grow();
        owner.query("VACUUM ANALYZE");
        assertCheap(pooled);
        owner.query("SELECT move_view(view, (SELECT max(\"offset\") FROM events)) FROM views WHERE view <> 'journal'");

        assertCheapOnAnySession();
    }

    private void assertCheapOnAnySession() throws SQLException {
        try (var fresh = Session.open(database)) {
            Explained.listen(fresh);
            assertCheap(fresh);
        }
        assertCheap(pooled);
    }

    private void assertCheap(Session session) throws SQLException {
        for (String sql : Statements.ofRound(++rounds)) {
            var explained = Explained.call(session, sql);
            assertThat(explained.rows()).as("%s%n%s", sql, explained.most()).isLessThan(Statements.MOST_ROWS);
        }
    }

    /** Many streams with an event each that all views have handled. */
    private void grow() throws SQLException {
        owner.query("SET session_replication_role = replica");
        owner.query("""
                INSERT INTO events (event, event_id, decider, decider_id, data, command_id, created_at, "offset", transaction_id, version)
                SELECT 'Placed', gen_random_uuid(), 'order', 'old ' || s, '{}', gen_random_uuid(), now(),
                       nextval('events_offset_seq'), '3', 1
                  FROM generate_series(1, %s) s""".formatted(STREAMS));
        owner.query("""
                INSERT INTO events (event, event_id, decider, decider_id, data, command_id, created_at, "offset", transaction_id, version)
                SELECT 'Placed', gen_random_uuid(), 'order', 'old', '{}', gen_random_uuid(), now(),
                       nextval('events_offset_seq'), '3', s
                  FROM generate_series((SELECT count(*) FROM events WHERE decider_id = 'old') + 1, %s) s""".formatted(STREAMS));
        owner.query("SET session_replication_role = origin");
        owner.query(
                "INSERT INTO process_instances (process, instance, started_at, updated_at) SELECT 'order', 'old ' || s, now(), now() FROM generate_series(1, %s) s"
                        .formatted(STREAMS));
        catchUp("view");
        catchUp("other");
        owner.query("SELECT order_events(1000000)");
        owner.query("SELECT read_log('journal', 1000000)");
    }

    private void catchUp(String view) throws SQLException {
        owner.query("""
                INSERT INTO locks (view, decider, decider_id, "offset", last_offset, last_version, locked_until,
                                   offset_final, created_at, updated_at)
                SELECT ?, decider, decider_id, "offset", "offset", version, now(), false, now(), now()
                  FROM events WHERE decider_id LIKE 'old%' AND (decider_id <> 'old' OR version = (SELECT max(version) FROM events WHERE decider_id = 'old'))
                    ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
                       SET "offset" = excluded."offset", last_offset = excluded.last_offset, last_version = excluded.last_version""", view);
        owner.query("UPDATE cursors SET \"offset\" = (SELECT max(\"offset\") FROM events) WHERE view = ?", view);
        owner.query("DELETE FROM gaps WHERE view = ?", view);
    }
}
