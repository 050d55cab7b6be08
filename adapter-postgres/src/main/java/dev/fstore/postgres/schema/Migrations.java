package dev.fstore.postgres.schema;

import dev.fstore.application.UnusableStoreException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's migrations, as Flyway runs and records them. */
public record Migrations(List<MigrationInfo> all) {

    /** Where Flyway records what it ran: a table of its own, so that the store may share a schema with other migrations. */
    static final String HISTORY = "fstore_schema_history";

    private static final Logger LOG = LoggerFactory.getLogger("dev.fstore.postgres");
    private static final String FOLDER = "dev/fstore/sql";

    /** Those of this library, and those that ran in a database. */
    static Migrations of(DataSource dataSource) {
        try {
            return new Migrations(Arrays.stream(flyway(dataSource).info().all())
                    .filter(migration -> migration.getScript().contains("__"))
                    .toList());
        } catch (FlywayException e) {
            throw new UnusableStoreException("The event store could not be checked: " + reason(e), e);
        }
    }

    /** Runs those that have not run yet, all or none. */
    public static void run(DataSource dataSource) {
        try {
            var result = flyway(dataSource).migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info(
                        "Installed the event store in schema {}: {} files of {}",
                        schema(dataSource),
                        result.migrationsExecuted,
                        FOLDER);
            }
        } catch (FlywayException e) {
            throw new UnusableStoreException("The event store could not be installed: " + reason(e), e);
        }
    }

    /** Flyway names it only if it was told. */
    private static String schema(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new UnusableStoreException("The event store was installed, but cannot be reached any more", e);
        }
    }

    /** The objects that a newer library has installed. */
    List<String> unknown() {
        return objects(migration -> !migration.getState().isResolved());
    }

    /** Whether an older library has installed the store. */
    boolean areOutdated() {
        return !objects(migration -> migration.getState() == MigrationState.PENDING
                        || migration.getState() == MigrationState.OUTDATED)
                .isEmpty();
    }

    /** The resources of these objects, in the order in which they are installed. */
    List<String> files(Predicate<String> object) {
        return all.stream()
                .filter(migration -> migration.getState().isResolved() && object.test(object(migration)))
                .map(migration -> FOLDER + "/" + migration.getScript())
                .distinct()
                .toList();
    }

    private List<String> objects(Predicate<MigrationInfo> condition) {
        return all.stream()
                .filter(condition)
                .map(Migrations::object)
                .distinct()
                .sorted()
                .toList();
    }

    /** A file is named after its object. */
    private static String object(MigrationInfo migration) {
        String script = migration.getScript();
        return script.substring(script.lastIndexOf("__") + 2, script.length() - ".sql".length());
    }

    /** The driver's message; Flyway's own is a page long. */
    private static String reason(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null ? String.valueOf(error.getMessage()) : reason(cause);
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:" + FOLDER)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outputQueryResults(false)
                .loggers(FlywayLog.class.getName())
                .group(true) // an upgrade is seen as a whole, or not at all
                .validateOnMigrate(false) // verify() looks at what is there, not at what once ran
                .load();
    }
}
