package dev.fstore.postgres.internal;

import dev.fstore.application.CallerTransactions;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.UnusableStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultTransactionProvider;

/**
 * Runs statements on connections of jOOQ's. Every call either commits what it did or takes part in a transaction of the
 * caller, whether or not the connections commit by themselves; see docs/adr/0030. A transaction of the caller stays usable
 * and uncommitted, whatever happens here.
 */
public record Sessions(DSLContext database) {

    private static final Set<SQLDialect> DIALECTS = Set.of(SQLDialect.POSTGRES, SQLDialect.YUGABYTEDB);

    static {
        ServerVersions.silenceWarning();
    }

    private static final String FAILED_TRANSACTION = "25P02"; // in_failed_sql_transaction

    /** Work on one connection. */
    public interface Use<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Whose transaction a connection is in that does not commit by itself. */
    private enum Owner {
        /** The connection came with the call, or its transaction is bound to the thread. */
        CALLER,
        /** The pool turns auto-commit off, so nobody commits unless we do. */
        FSTORE,
        /** One of the two; the transaction provider of the configuration knows which. */
        PROVIDER
    }

    /** The same, without the listeners of the user's: they may replace exceptions that we need to understand. */
    public DSLContext withoutListeners() {
        return DSL.using(database.configuration().derive(new ExecuteListenerProvider[0]));
    }

    /** Requires that the transaction can still be committed, see {@link #explainingSwallowedErrors}. */
    public static void requireUsable(DSLContext transaction) {
        explainingSwallowedErrors(() -> transaction.connection(connection -> execute(connection, "SELECT")));
    }

    /**
     * Runs the last statement before a commit. After an error PostgreSQL answers a commit with a rollback, which a driver may
     * not report. So code that swallowed the error would believe that its work was kept.
     *
     * @throws SwallowedErrorException if the transaction can only be rolled back
     */
    public static void explainingSwallowedErrors(Runnable statement) {
        try {
            statement.run();
        } catch (DataAccessException e) {
            throw FAILED_TRANSACTION.equals(SqlErrors.sqlState(e)) ? new SwallowedErrorException(e) : e;
        }
    }

    /** Runs one statement. */
    public <T> T statement(Use<T> use) {
        return connected(connection -> connection.getAutoCommit() ? use.on(connection) : joined(connection, use));
    }

    /** Runs one statement in two round trips less. If it fails, a transaction of the caller can only be rolled back. */
    public <T> T unguarded(Use<T> use) {
        return connected(connection -> connection.getAutoCommit() || owner() != Owner.FSTORE
                ? use.on(connection)
                : committed(connection, use));
    }

    /** Runs several statements that belong together. Keeps nothing if {@code use} throws. */
    public <T> T transaction(Use<T> use) {
        return connected(
                connection -> connection.getAutoCommit() ? switchedToManual(connection, use) : joined(connection, use));
    }

    /** Runs statements of jOOQ's that belong together. Keeps nothing if {@code use} throws. */
    public <T> T jooq(Function<DSLContext, T> use) {
        return transaction(connection -> use.apply(own(connection)));
    }

    /** Runs a query of jOOQ's. */
    public <T> T query(Function<DSLContext, T> use) {
        return connected(connection -> use.apply(own(connection)));
    }

    private DSLContext own(Connection connection) {
        return DSL.using(withoutListeners().configuration().derive(connection));
    }

    /**
     * Requires that nothing is lost when a call ends: the connections commit by themselves, or they come from a pool that this
     * object may commit on.
     *
     * @throws IllegalArgumentException if they do not
     */
    public void requireOwnTransactions() {
        TransactionPooling.isBetween(database); // which warns
        if (owner() == Owner.CALLER && !connected(Connection::getAutoCommit)) {
            throw new IllegalArgumentException(
                    "These connections do not commit by themselves (autoCommit is off), and nothing tells whose"
                            + " transaction they are in. Pass a DSLContext on a pool, turn autoCommit on, or use within()"
                            + " for a transaction of your own");
        }
    }

    /** Whether a framework has bound a transaction to the calling thread, as far as {@link CallerTransactions} are known. */
    public boolean isInTransactionOfCaller() {
        return database.configuration().data(CallerTransactions.class) instanceof CallerTransactions transactions
                && transactions.inTransaction();
    }

    /** Requires a dialect that writes SQL as PostgreSQL reads it. */
    public Sessions {
        LibraryVersions.requireSupported();
        if (database == null) {
            throw new IllegalArgumentException("The DSLContext must not be null");
        }
        if (!DIALECTS.contains(database.family())) {
            throw new IllegalArgumentException(
                    "The DSLContext must have the dialect POSTGRES, but has %s. Make it by DSL.using(dataSource, SQLDialect.POSTGRES)"
                            .formatted(database.dialect()));
        }
    }

    private Owner owner() {
        var configuration = database.configuration();
        if (configuration.data(CallerTransactions.class) instanceof CallerTransactions transactions) {
            return transactions.inTransaction() ? Owner.CALLER : Owner.FSTORE;
        }
        if (!(configuration.connectionProvider() instanceof DataSourceConnectionProvider pool)) {
            return Owner.CALLER;
        }
        if (!(configuration.transactionProvider() instanceof DefaultTransactionProvider)) {
            return Owner.PROVIDER;
        }
        return isBoundToThread(pool.dataSource().getClass().getName()) ? Owner.CALLER : Owner.FSTORE;
    }

    /** Such connections may be in a transaction of Spring's or of JTA's, which is not ours to commit. */
    private static boolean isBoundToThread(String dataSource) {
        return dataSource.endsWith(".TransactionAwareDataSourceProxy") || dataSource.startsWith("io.agroal.");
    }

    private <T> T connected(Use<T> use) {
        var joined = new AtomicBoolean();
        try {
            return owner() == Owner.PROVIDER && !onConnection(Connection::getAutoCommit)
                    ? database.transactionResult(
                            transaction -> transaction.dsl().connectionResult(use::on))
                    : onConnection(connection -> {
                        joined.set(!connection.getAutoCommit() && owner() != Owner.FSTORE);
                        return use.on(connection);
                    });
        } catch (DataAccessException e) {
            throw explained(e, joined.get());
        }
    }

    private static RuntimeException explained(DataAccessException error, boolean joined) {
        if (SqlErrors.isOfPreparedStatement(error)) {
            return new UnusableStoreException(
                    "A pooler in transaction mode, such as PgBouncer, passes no prepared statements: %s. Add prepareThreshold=0 to the JDBC address"
                            .formatted(SqlErrors.reason(error)),
                    error);
        }
        if (SqlErrors.isOfMissingObject(error)) {
            return new UnusableStoreException(
                    "The event store is not installed in the current schema, or is older than this library: %s. Call EventStoreSchema.install, or run sql/install.sql"
                            .formatted(SqlErrors.reason(error)),
                    error);
        }
        if (SqlErrors.isOfArgument(error)) {
            return new IllegalArgumentException(SqlErrors.refusal(error), error);
        }
        // The caller's transaction is gone, and only the caller can begin it again.
        return SqlErrors.isTransient(error) && !joined
                ? new TransientFaultException(
                        "The event store is unreachable, or cancelled the statement: " + SqlErrors.reason(error), error)
                : error;
    }

    /** Runs without jOOQ's proxies around the connection and its statements. */
    private <T> T onConnection(Use<T> use) {
        var connections = database.configuration().connectionProvider();
        var connection = acquired(connections);
        try {
            return use.on(connection);
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        } finally {
            connections.release(connection);
        }
    }

    private static Connection acquired(ConnectionProvider connections) {
        try {
            var connection = connections.acquire();
            if (connection == null) {
                throw new UnusableStoreException(
                        "The DSLContext has no connections to the event store. Make it from a data source or a connection");
            }
            return connection;
        } catch (DataAccessException e) {
            throw SqlErrors.isTransient(e)
                    ? e
                    : new UnusableStoreException(
                            "No connection to the event store: %s. Keep the data source open, and check its address, user and password"
                                    .formatted(SqlErrors.reason(e)),
                            e);
        }
    }

    private <T> T joined(Connection connection, Use<T> use) throws SQLException {
        return owner() == Owner.FSTORE ? committed(connection, use) : undoable(connection, use);
    }

    private static <T> T switchedToManual(Connection connection, Use<T> use) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return committed(connection, use);
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static <T> T committed(Connection connection, Use<T> use) throws SQLException {
        return ended(connection, use, connection::commit, connection::rollback);
    }

    /** As statements: pools of application servers take a rollback by JDBC for the end of the whole transaction. */
    private static <T> T undoable(Connection connection, Use<T> use) throws SQLException {
        execute(connection, "SAVEPOINT fstore");
        return ended(
                connection,
                use,
                () -> execute(connection, "RELEASE SAVEPOINT fstore"),
                () -> execute(connection, "ROLLBACK TO SAVEPOINT fstore; RELEASE SAVEPOINT fstore"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }
}
