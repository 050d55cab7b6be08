package dev.fstore.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Locks tables for a change without getting into a deadlock: it waits only while it holds nothing, and only for a moment at a
 * time, so that transactions that queue behind it go on.
 */
record TableLocks(Connection connection) {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPTS = 25; // of 0.4 seconds

    void acquire(List<String> tables) throws SQLException {
        for (int attempt = 1; !tables.isEmpty() && !acquired(tables, attempt == ATTEMPTS); attempt++) {
            execute("SELECT pg_sleep(0.2)");
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
