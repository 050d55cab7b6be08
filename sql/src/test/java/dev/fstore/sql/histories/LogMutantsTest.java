package dev.fstore.sql.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The histories of the whole log are worth something: on a store that has a defect, one of them turns red. */
@ExtendWith(PostgresExtension.class)
class LogMutantsTest {

    private static final int HISTORIES = 100;

    private final TestDatabase database;
    private final String name;

    LogMutantsTest(TestDatabase database, TestInfo test) throws SQLException {
        this.database = database;
        name = test.getDisplayName();
        Databases.forHistories(database);
    }

    @Test
    void without_gaps_events_are_lost() throws Exception {
        assertCaught("order_events", sql -> sql.replace("WHERE n.\"offset\" > n.previous + 1", "WHERE false"));
    }

    @Test
    void with_gaps_that_are_closed_at_once_events_are_lost() throws Exception {
        assertCaught(
                "order_events",
                sql -> sql.replace(
                        "g.noticed_by <= pg_snapshot_xmin(pg_current_snapshot())", "g.noticed_by IS NOT NULL"));
    }

    @Test
    void without_the_turn_positions_are_given_by_two_at_once() throws Exception {
        assertCaught("order_events", sql -> sql.replace("seen.turn = l.turn", "true"));
    }

    @Test
    void with_late_events_behind_their_successors_streams_are_inverted() throws Exception {
        assertCaught(
                "order_events",
                sql -> sql.replace(
                        "row_number() OVER (ORDER BY f.\"offset\")", "row_number() OVER (ORDER BY f.\"offset\" DESC)"));
    }

    @Test
    void with_a_view_that_two_may_read_at_once_events_are_read_twice() throws Exception {
        assertCaught("read_log", sql -> sql.replace("FOR NO KEY UPDATE SKIP LOCKED", ""));
    }

    /** Whether one of the histories ends otherwise, or with an error. */
    private void assertCaught(String function, UnaryOperator<String> defect) throws Exception {
        String sql = Files.readString(SqlFiles.function(function));
        assertThat(defect.apply(sql)).isNotEqualTo(sql);
        run(defect.apply(sql));
        try {
            assertThat(isCaught()).isTrue();
        } finally {
            run(sql);
            try (var session = Session.open(database)) {
                session.query("TRUNCATE log_positions, log_cursor, log_gaps");
            }
        }
    }

    private boolean isCaught() throws Exception {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            try {
                if (!new LogHistory(database, name, seed).run().equals(LogVerdict.CLEAN)) {
                    return true;
                }
            } catch (ExecutionException refused) {
                return true;
            }
        }
        return false;
    }

    private void run(String sql) throws SQLException {
        try (var session = Session.open(database)) {
            session.begin().query(sql);
            session.commit();
        }
    }
}
