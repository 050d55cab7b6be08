package dev.fstore.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DataSourceConnectionProvider;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognizes a pooler in transaction mode, such as PgBouncer, between the driver and the server: from transaction to
 * transaction, a connection may be another session. Prepared statements and LISTEN belong to a session.
 */
public final class TransactionPooling {

    private static final Logger LOG = LoggerFactory.getLogger("dev.fstore.postgres");

    private static final Map<DataSource, Boolean> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private TransactionPooling() {}

    /**
     * Whether the connections pass such a pooler, as far as can be told: not if they do not commit by themselves, or come from
     * a pool of one. Asks once for each data source.
     */
    public static boolean isBetween(DSLContext database) {
        return database.configuration().connectionProvider() instanceof DataSourceConnectionProvider provider
                && isBetween(provider.dataSource());
    }

    private static boolean isBetween(DataSource dataSource) {
        var known = KNOWN.get(dataSource);
        if (known != null) {
            return known;
        }
        try (var connection = dataSource.getConnection()) {
            boolean found = isBetween(connection, dataSource);
            KNOWN.put(dataSource, found);
            if (found) {
                warnOfPreparedStatements(connection.unwrap(PGConnection.class));
            }
            return found;
        } catch (SQLException e) {
            return false; // the work that follows meets the same fault, and reports it
        }
    }

    /** A pooler tells the driver a process id of its own. */
    private static boolean isBetween(Connection connection, DataSource dataSource) throws SQLException {
        if (!connection.getAutoCommit() || !connection.isWrapperFor(PGConnection.class)) {
            return false;
        }
        int session = session(connection);
        return session != connection.unwrap(PGConnection.class).getBackendPID()
                && (isGivenToAnother(session, dataSource) || session != session(connection));
    }

    /** In transaction mode, a session goes to the next client as soon as its transaction has ended. */
    private static boolean isGivenToAnother(int session, DataSource dataSource) throws SQLException {
        try (var another = dataSource.getConnection()) {
            return session(another) == session;
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void warnOfPreparedStatements(PGConnection connection) {
        if (connection.getPrepareThreshold() > 0) {
            LOG.warn("A pooler in transaction mode, such as PgBouncer, is between this application and PostgreSQL. Add"
                    + " prepareThreshold=0 to the JDBC address, since prepared statements do not pass it"
                    + " (those of PgBouncer 1.21 and newer do, with max_prepared_statements)");
        }
    }
}
