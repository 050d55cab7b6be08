package dev.fstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The tables and functions of the event store, in the data source's current schema. Who prefers to migrate with a
 * Flyway of their own gives it the location {@value #LOCATION}; who prefers psql runs {@code sql/install.sql}. Each way
 * finds what another has installed.
 */
public final class EventStoreSchema {

    /** Where Flyway finds the store's migrations. */
    public static final String LOCATION = "classpath:dev/fstore/sql";

    private static final String RESOURCES = LOCATION.substring("classpath:".length()) + "/";

    private EventStoreSchema() {}

    /** Installs the store, or brings it up to date. Does nothing when it is; any number of instances may call it at once. */
    public static void install(DataSource dataSource) {
        flyway(dataSource).migrate();
    }

    /**
     * Checks that every table of the store is there and that every function is the one of this library, whoever
     * installed them. Changes nothing.
     *
     * @throws IllegalStateException if not, saying what is missing, differs or is newer than this library
     */
    public static void verify(DataSource dataSource) {
        var database = DSL.using(dataSource, SQLDialect.POSTGRES);
        var bodies = bodiesOfFunctions(database);
        var migrations = flyway(dataSource).info().all();
        requireNothingNewer(database, migrations);
        List<String> wrong = Arrays.stream(migrations)
                .map(MigrationInfo::getScript)
                .filter(script -> script.contains("__") && !script.startsWith("roles/"))
                .filter(script -> !isInstalled(database, bodies, script))
                .map(EventStoreSchema::object)
                .distinct()
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "The event store in schema %s is not the one that this library was built for. Missing or different: %s. Call EventStoreSchema.install, or run sql/install.sql"
                            .formatted(database.fetchValue("SELECT current_schema()"), String.join(", ", wrong)));
        }
    }

    /** To install would not help: it would take the functions back to those of this library. */
    private static void requireNothingNewer(DSLContext database, MigrationInfo[] migrations) {
        var unknown = Arrays.stream(migrations)
                .filter(migration -> !migration.getState().isResolved())
                .map(MigrationInfo::getScript)
                .map(EventStoreSchema::object)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "The event store in schema %s is newer than this library, which does not know: %s. Use the version of the library that installed it"
                            .formatted(database.fetchValue("SELECT current_schema()"), String.join(", ", unknown)));
        }
    }

    private static boolean isInstalled(DSLContext database, Map<String, List<String>> bodies, String script) {
        if (script.contains("R__")) {
            String sql = read(script);
            String body = sql.substring(sql.indexOf("$$") + 2, sql.lastIndexOf("$$"));
            return List.of(body).equals(bodies.get(object(script)));
        }
        return database.fetchValue("SELECT to_regclass(format('%I.%I', current_schema(), ?::text))", object(script))
                != null;
    }

    /** By name, under which there may be several: those of others, or of another version with other parameters. */
    private static Map<String, List<String>> bodiesOfFunctions(DSLContext database) {
        return database.fetch(
                        "SELECT proname::text, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace")
                .intoGroups(row -> row.get(0, String.class), row -> row.get(1, String.class));
    }

    /** A file is named after its object. */
    private static String object(String script) {
        return script.substring(script.lastIndexOf("__") + 2, script.length() - ".sql".length());
    }

    private static String read(String script) {
        try (var resource = EventStoreSchema.class.getClassLoader().getResourceAsStream(RESOURCES + script)) {
            if (resource == null) {
                throw new IllegalStateException("fstore-sql is not complete: %s is missing".formatted(script));
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .group(true) // an upgrade is seen as a whole, or not at all
                .validateOnMigrate(false) // verify() looks at what is there, not at what once ran
                .load();
    }
}
