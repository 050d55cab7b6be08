package dev.fstore.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** The sequence that offsets come from. If it is behind the log, new events get offsets that readers have already passed. */
final class OffsetSequence {

    private static final String BEHIND = """
            SELECT coalesce((SELECT max("offset") FROM events), 0)
                   > (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM events_offset_seq)""";

    private OffsetSequence() {}

    /** Whether it is behind the log; false also if this role may not read it. */
    static boolean isBehind(Connection connection) throws SQLException {
        return isTrue(
                        connection,
                        "SELECT has_table_privilege('events', 'SELECT') AND has_sequence_privilege('events_offset_seq', 'SELECT')")
                && isTrue(connection, BEHIND);
    }

    /** Sets it to the end of the log. */
    static void repair(Connection connection) throws SQLException {
        if (isTrue(connection, BEHIND)) {
            isTrue(connection, "SELECT setval('events_offset_seq', (SELECT max(\"offset\") FROM events)) > 0");
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
