package dev.fstore.postgres.internal;

import dev.fstore.application.TransientFaultException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Connections of jOOQ's for statements that are rendered once. A connection that is not in auto-commit mode is in a
 * transaction of the caller's: that is joined, and left usable and uncommitted, whatever happens here, unless it says otherwise.
 */
public record Sessions(DSLContext database) {

    /** What is done on one connection. */
    public interface Use<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One statement. */
    public <T> T statement(Use<T> use) {
        return connected(connection -> connection.getAutoCommit() ? use.on(connection) : undoable(connection, use));
    }

    /** One statement for two round trips less: if it fails, a transaction of the caller's can only be rolled back. */
    public <T> T unguarded(Use<T> use) {
        return connected(use);
    }

    /** Several statements that belong together; nothing of it is kept if {@code use} throws. */
    public <T> T transaction(Use<T> use) {
        return connected(
                connection -> connection.getAutoCommit() ? committed(connection, use) : undoable(connection, use));
    }

    /** Requires connections that commit by themselves.
     *
     * @throws IllegalArgumentException if they do not
     */
    public void requireAutoCommit() {
        if (!connected(Connection::getAutoCommit)) {
            throw new IllegalArgumentException(
                    "These connections do not commit by themselves, so what is stored would be"
                            + " lost: set autoCommit on the pool, or use within() for a transaction of your own");
        }
    }

    private <T> T connected(Use<T> use) {
        var joined = new AtomicBoolean();
        try {
            return database.connectionResult(connection -> {
                joined.set(!connection.getAutoCommit());
                return use.on(connection);
            });
        } catch (DataAccessException e) {
            // A transaction of the caller's is gone: it is up to him to begin it again.
            throw SqlErrors.isTransient(e) && !joined.get()
                    ? new TransientFaultException(
                            "The event store is out of reach, or gave up: " + SqlErrors.reason(e), e)
                    : e;
        }
    }

    private static <T> T committed(Connection connection, Use<T> use) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return ended(connection, use, connection::commit, connection::rollback);
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static <T> T undoable(Connection connection, Use<T> use) throws SQLException {
        var before = connection.setSavepoint();
        return ended(connection, use, () -> connection.releaseSavepoint(before), () -> connection.rollback(before));
    }

    private interface Ending {
        void end() throws SQLException;
    }

    private static <T> T ended(Connection connection, Use<T> use, Ending keep, Ending undo) throws SQLException {
        try {
            var result = use.on(connection);
            keep.end();
            return result;
        } catch (Throwable e) { // an Error must not commit half of it
            try {
                undo.end();
            } catch (SQLException alsoThat) {
                e.addSuppressed(alsoThat);
            }
            throw e;
        }
    }
}
