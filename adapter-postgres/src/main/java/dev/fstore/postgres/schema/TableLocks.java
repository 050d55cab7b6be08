package dev.fstore.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Locks tables for a change without deadlocks: it waits only while it holds nothing, and only for a moment at a
 * time, so that transactions that queue behind it go on.
 */
record TableLocks(Connection connection) {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPT_MILLISECONDS = 400;

    void acquire(List<String> tables) throws SQLException {
        int attempts = tables.isEmpty() ? 0 : Math.max(1, milliseconds() / ATTEMPT_MILLISECONDS);
        for (int attempt = 1; attempts > 0 && !acquired(tables, attempt == attempts); attempt++) {
            execute("SELECT pg_sleep(0.2)");
        }
    }

    /** The lock_timeout of the session, or ten seconds. */
    private int milliseconds() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT CASE setting WHEN '0' THEN '10000' ELSE setting END FROM pg_settings WHERE name = 'lock_timeout'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private boolean acquired(List<String> tables, boolean last) throws SQLException {
        var before = connection.setSavepoint();
        try {
            execute("SET LOCAL lock_timeout = '200ms'");
            execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(tables.getFirst()));
            for (String table : tables.subList(1, tables.size())) {
                execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE NOWAIT".formatted(table));
            }
            return true;
        } catch (SQLException e) {
            if (last || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
