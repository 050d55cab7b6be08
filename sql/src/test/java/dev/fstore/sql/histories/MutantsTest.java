package dev.fstore.sql.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.sql.Verdict;
import dev.fstore.sql.histories.History.Variant;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The histories are worth something: each of them turns red on a store that has the defect. */
@ExtendWith(PostgresExtension.class)
class MutantsTest {

    private static final int HISTORIES = 100;

    private final TestDatabase database;

    MutantsTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
    }

    @Test
    void without_gaps_events_are_lost() throws Exception {
        assertCaught(
                "dispatch_events",
                sql -> sql.replace("WHERE n.\"offset\" > n.previous + 1", "WHERE false"),
                Variant.PLAIN,
                Verdict::lost);
    }

    @Test
    void with_a_lease_that_forgets_what_comes_after_it_events_are_lost() throws Exception {
        assertCaught(
                "stream_events",
                sql -> sql.replace("greatest(l.\"offset\", excluded.\"offset\")", "excluded.\"offset\""),
                Variant.PLAIN,
                Verdict::lost);
    }

    @Test
    void with_an_acknowledgement_that_checks_nothing_effects_are_doubled() throws Exception {
        assertCaught(
                "acknowledge",
                sql -> sql.replace("AND l.lease IS NOT DISTINCT FROM v_lease", "")
                        .replace("AND u.\"offset\" <= l.delivered_offset", "")
                        .replace("AND e.version > l.last_version", "")
                        .replace("AND (v_lease IS NOT NULL OR", "AND (true OR"),
                Variant.CONSUMER_SLOWER_THAN_ITS_LEASE,
                Verdict::doubled);
    }

    @Test
    void with_a_filter_that_only_finds_streams_other_events_are_delivered() throws Exception {
        assertCaught(
                "stream_events",
                sql -> sql.replace("AND is_read(e.decider, e.event, v.deciders, v.events)", ""),
                Variant.VIEW_READS_A_PART,
                Verdict::astray);
    }

    @Test
    void without_the_unique_key_streams_are_forked() throws Exception {
        assertThat(Databases.withoutUniqueKey(database, () -> histories(Variant.PLAIN, Verdict::forked)))
                .isPositive();
    }

    private void assertCaught(
            String function, UnaryOperator<String> defect, Variant variant, ToLongFunction<Verdict> violation)
            throws Exception {
        String sql = Files.readString(SqlFiles.function(function));
        assertThat(defect.apply(sql)).isNotEqualTo(sql);
        run(defect.apply(sql));
        try {
            assertThat(histories(variant, violation)).isPositive();
        } finally {
            run(sql);
        }
    }

    /** Runs histories until one violates; returns by how much. */
    private long histories(Variant variant, ToLongFunction<Verdict> violation) throws Exception {
        long found = 0;
        for (long seed = 1; seed <= HISTORIES && found == 0; seed++) {
            found = violation.applyAsLong(new History(database, seed, variant).run());
        }
        return found;
    }

    private void run(String sql) throws SQLException, IOException {
        try (var session = Session.open(database)) {
            session.begin().query(sql);
            session.commit();
        }
    }
}
