package dev.fstore.postgres;

import static java.util.stream.Collectors.joining;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateOutput;

/**
 * The tables and functions of the event store, in the data source's current schema. Who prefers to migrate with
 * Flyway adds the location {@value #LOCATION}; who prefers psql runs {@code sql/install.sql}.
 */
public final class EventStoreSchema {

    /** Where Flyway finds the store's migrations. */
    public static final String LOCATION = "classpath:dev/fstore/sql";

    private EventStoreSchema() {}

    /** Installs the store, or brings it up to date. Does nothing when it is; any number of instances may call it at once. */
    public static void install(DataSource dataSource) {
        flyway(dataSource).migrate();
    }

    /**
     * Checks that the store is installed and up to date, without changing anything.
     *
     * @throws IllegalStateException if not, saying what is missing or differs
     */
    public static void verify(DataSource dataSource) {
        var result = flyway(dataSource).validateWithResult();
        if (!result.validationSuccessful) {
            throw new IllegalStateException(
                    "The event store in this database is not the one this library was built for: %s. Call EventStoreSchema.install, or migrate with the location %s"
                            .formatted(
                                    result.invalidMigrations.stream()
                                            .map(EventStoreSchema::describe)
                                            .collect(joining(", ")),
                                    LOCATION));
        }
    }

    private static String describe(ValidateOutput migration) {
        return "%s (%s)".formatted(migration.description, migration.errorDetails.errorCode);
    }

    /** A history of its own, so that the store may share a schema with tables that are migrated otherwise. */
    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(LOCATION)
                .table("fstore_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outputQueryResults(false)
                .loggers("slf4j")
                .load();
    }
}
