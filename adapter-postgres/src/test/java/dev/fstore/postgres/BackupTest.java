package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.Verdict;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store in the middle of its work moves to a cluster that is younger: its transaction ids are far lower. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS) // all ways begin with the same store
class BackupTest {

    private static final int MOST_POLLS = 1_000;
    private static final String ODD = "odd \\N \"ü\" \\n";

    private final TestDatabase database;
    private final Session inFlight;
    private final Session doomed;

    /** The events that the consumer of the view holds while the backup is made. */
    private static final UUID LEASE = UUID.randomUUID();

    private List<String> leased = List.of();

    BackupTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
        inFlight = Session.open(database);
        doomed = Session.open(database);
    }

    /** A lease half done, a delay, a queue, gaps that are open and a view that nobody has asked yet. */
    @BeforeAll
    void work() throws SQLException {
        try (var session = Session.open(database)) {
            session.query("DO 'BEGIN FOR i IN 1..10000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END'");
            session.query("SELECT register_view('busy', '2000-01-01')");
            session.query("SELECT register_view('idle', '2000-01-01')");
            session.query("SELECT register_view('whole', '2000-01-01')");
            for (String stream : List.of("done", "half", "half", "half", "delayed", ODD, ODD)) {
                session.append(stream, "Placed");
            }
            inFlight.begin().append("in flight", "Placed");
            doomed.begin().append("doomed", "Placed");
            session.append("after", "Placed");

            var busy = new Projection(session, "busy", LEASE);
            leased = busy.lease(3, 2);
            assertThat(leased).hasSize(4);
            session.begin();
            busy.handle(leased.subList(0, 2));
            session.commit();
            session.query("SELECT save_states('{order}', ARRAY[?], '{\"{}\"}', '{0}', '{f}', gen_random_uuid())", ODD);
            session.query("SELECT claim_instances('payment', '{under way}')");
            session.query("SELECT schedule_nack_event('busy', 'delayed', 60000, v_lease => ?)", LEASE);
            leased = leased.subList(2, 3);
            session.query(
                    "INSERT INTO view_states VALUES ('busy', ?, 2, '{\"length\": 2}', now()), ('idle', 'k', 1, '{}', now())",
                    ODD);
            session.query("SELECT order_events()");
            assertThat(read(session, 3)).hasSize(3);
            assertThat(contents(session))
                    .as("nothing of what has to be kept is missing here")
                    .allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
        }
    }

    @AfterAll
    void end() throws SQLException {
        inFlight.commit();
        doomed.rollback();
        inFlight.close();
        doomed.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_restored_store_is_the_same_and_goes_on_without_loss_or_repetition(Backup backup) throws Exception {
        try (var server = PostgresExtension.newServer(Map.of())) {
            var restored = new TestDatabase(server.url("postgres"));
            backup.restore(database, restored);

            EventStoreSchema.verify(restored.dataSource());
            try (var before = Session.open(database);
                    var after = Session.open(restored)) {
                assertThat(contents(after)).isEqualTo(contents(before));
                assertThat(
                                after.query(
                                        "SELECT DISTINCT noticed_by > pg_current_xact_id() FROM (SELECT noticed_by FROM gaps UNION ALL SELECT noticed_by FROM log_gaps) g WHERE noticed_by IS NOT NULL"))
                        .as("the restored cluster is younger")
                        .containsExactly("t");

                goOn(after);

                assertThat(Verdict.of(after, "", "busy", 11)).isEqualTo(Verdict.CLEAN);
                assertThat(Verdict.of(after, "", "idle", 11)).isEqualTo(Verdict.CLEAN);
                assertThat(Verdict.of(after, "", "whole", 11)).isEqualTo(Verdict.CLEAN);
                assertThat(after.query("SELECT view FROM gaps WHERE view <> 'whole'"))
                        .isEmpty();
                assertThat(after.query("SELECT first_offset FROM log_gaps")).isEmpty();
                assertThat(after.query("SELECT count(*) || ' ' || max(position) FROM log_positions"))
                        .containsExactly("11 11");
            }
        }
    }

    /** Leases are still held; commands in flight never happened and may be tried again. */
    private void goOn(Session session) throws SQLException {
        session.begin();
        new Projection(session, "busy", LEASE).handle(leased);
        session.commit();
        for (String stream : List.of("done", "in flight", "half")) {
            session.append(stream, "Placed");
        }
        boolean unordered = true;
        for (int polls = 0; unordered && polls < MOST_POLLS; polls++) {
            session.query("SELECT order_events()");
            unordered = !read(session, 2).isEmpty()
                    || !session.query("SELECT 1 FROM log_gaps").isEmpty();
        }
        for (String view : List.of("busy", "idle")) {
            var projection = new Projection(session, view);
            boolean more = true;
            for (int polls = 0; more && polls < MOST_POLLS; polls++) {
                session.query("UPDATE locks SET locked_until = store_clock() WHERE locked_until > store_clock()");
                var offsets = projection.lease(10, 2);
                session.begin();
                projection.handle(offsets);
                session.commit();
                more = !offsets.isEmpty()
                        || !session.query("SELECT 1 FROM gaps WHERE view = ?", view)
                                .isEmpty();
            }
        }
    }

    /** The next events of the view that reads the whole log. */
    private static List<String> read(Session session, int limit) throws SQLException {
        return session.query(
                "INSERT INTO effects (view, event_id) SELECT 'whole', event_id FROM read_log('whole', ?) WITH ORDINALITY"
                        + " ORDER BY ordinality RETURNING event_id",
                limit);
    }

    /** Every row of every table as text, and where the sequences are. */
    private static Map<String, List<String>> contents(Session session) throws SQLException {
        var contents = new LinkedHashMap<String, List<String>>();
        for (String table : Backup.tables(session)) {
            contents.put(table, session.query("SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
        }
        contents.put(
                "sequences",
                session.query("SELECT sequencename || ' ' || last_value FROM pg_sequences ORDER BY sequencename"));
        return contents;
    }
}
