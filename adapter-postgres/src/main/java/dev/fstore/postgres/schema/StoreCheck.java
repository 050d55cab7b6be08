package dev.fstore.postgres.schema;

import dev.fstore.application.TransientFaultException;
import dev.fstore.application.UnusableStoreException;
import dev.fstore.postgres.internal.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the store in a database with that of this library. */
public record StoreCheck(DataSource dataSource) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.fstore.postgres");
    private static final int OLDEST_SERVER = 14;
    private static final String INSTALL = "Call EventStoreSchema.install, or run sql/install.sql";

    /** Requires a server that the store runs on, and a schema to install it in. */
    public void requireServer() {
        inTransaction(connection -> {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
                throw new UnusableStoreException(
                        "The event store needs PostgreSQL %s or newer, but this server is PostgreSQL %s. Upgrade the server"
                                .formatted(OLDEST_SERVER, server.getDatabaseProductVersion()));
            }
            if (connection.getSchema() == null) {
                throw new UnusableStoreException(
                        "No schema of the connection's search path exists. Create the schema, or correct currentSchema in the JDBC address");
            }
        });
    }

    /** Requires that every object is there and is as this library made it. */
    public void requireComplete() {
        requireServer();
        requireComplete(Migrations.of(dataSource));
    }

    private void requireComplete(Migrations migrations) {
        inTransaction(connection -> {
            String problem = problem(connection, StoreObjects.of(connection), migrations);
            if (!problem.isEmpty()) {
                throw new UnusableStoreException(problem);
            }
        });
    }

    /** Requires that no newer library installed the store; installing would downgrade it. */
    public void requireNothingNewer() {
        var migrations = Migrations.of(dataSource);
        inTransaction(connection -> {
            if (!migrations.unknown().isEmpty()) {
                throw new UnusableStoreException(newer(connection.getSchema(), migrations));
            }
        });
    }

    /** Restores missing or changed objects, which applied migrations would not, then checks all. */
    public void repair() {
        var migrations = Migrations.of(dataSource);
        inTransaction(connection -> {
            var actual = StoreObjects.of(connection);
            var expected = StoreObjects.expected();
            var missing = expected.missingIn(actual);
            var changed = expected.changedIn(actual);
            if (!missing.isEmpty() || !changed.isEmpty()) {
                new SchemaRepair(connection, migrations, actual).run(missing, changed);
                LOG.info("Repaired the event store in schema {}. {}", connection.getSchema(), names(missing, changed));
            }
            if (OffsetSequence.isBehind(connection)) {
                OffsetSequence.repair(connection);
                LOG.info("Moved events_offset_seq in schema {} to the end of the log", connection.getSchema());
            }
        });
        requireComplete(migrations);
    }

    /** The finding and its remedy, or nothing. */
    private static String problem(Connection connection, StoreObjects actual, Migrations migrations)
            throws SQLException {
        var expected = StoreObjects.expected();
        var missing = expected.missingIn(actual);
        var changed = expected.changedIn(actual);
        String schema = connection.getSchema();
        if (expected.all().stream().noneMatch(actual::hasNamesake)) {
            return "No event store is installed in schema %s. %s".formatted(schema, INSTALL);
        }
        boolean recorded = actual.hasTable(Migrations.HISTORY);
        if (recorded && !migrations.unknown().isEmpty()) {
            return newer(schema, migrations);
        }
        if (!missing.isEmpty() || !changed.isEmpty()) {
            String kind =
                    recorded && migrations.areOutdated() ? "older than this library" : "incomplete or was changed";
            return "The event store in schema %s is %s. %s. %s"
                    .formatted(schema, kind, names(missing, changed), INSTALL);
        }
        if (OffsetSequence.isBehind(connection)) {
            return "The sequence events_offset_seq in schema %s is behind the log, as after an incomplete restore: views would miss new events. %s"
                    .formatted(schema, INSTALL);
        }
        return "";
    }

    private static String newer(String schema, Migrations migrations) {
        return "The event store in schema %s is newer than this library, which does not know: %s. Use the version of the library that installed it"
                .formatted(schema, String.join(", ", migrations.unknown()));
    }

    private static String names(List<StoreObject> missing, List<StoreObject> changed) {
        var names = new StringJoiner(". ");
        if (!missing.isEmpty()) {
            names.add("Missing: " + names(missing));
        }
        if (!changed.isEmpty()) {
            names.add("Changed: " + names(changed));
        }
        return names.toString();
    }

    private static String names(List<StoreObject> objects) {
        return objects.stream().map(StoreObject::toString).distinct().sorted().collect(Collectors.joining(", "));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        try (var connection = connect()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } finally {
                connection.rollback(); // nothing is left of it if it failed
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new UnusableStoreException(message(e), e);
        }
    }

    private Connection connect() throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            if (SqlErrors.isTransient(e)) {
                throw new TransientFaultException(message(e), e);
            }
            throw e;
        }
    }

    private static String message(SQLException error) {
        return "The event store could not be checked or repaired: %s".formatted(error.getMessage());
    }
}
