package dev.fstore.benchmarks.measure;

import dev.fstore.postgres.EventStoreSchema;
import java.sql.SQLException;
import java.util.List;

/** A copy of the event store in a schema of its own, and its preparation for benchmarks. */
public record Store(Database database, String schema) {

    /** Installs the store, and applies the changes of the named resources. */
    public static Store install(Database database, String schema, List<String> changes) throws SQLException {
        var store = empty(database, schema);
        EventStoreSchema.install(database.in(schema));
        store.run("SELECT register_decider_event('account', 'Opened', 'for benchmarks')");
        store.run(Database.resource("change_function"));
        for (String change : changes) {
            store.run(Database.resource(change));
        }
        return store;
    }

    /** Creates a schema from the named resource only. */
    public static Store bare(Database database, String schema, String resource) throws SQLException {
        var store = empty(database, schema);
        store.run(Database.resource(resource));
        return store;
    }

    /** Creates the same, with this many streams and events. */
    public static Store bare(Database database, String schema, String resource, int streams, int length)
            throws SQLException {
        var store = empty(database, schema);
        store.run(Database.resource(resource).replace(":streams", "" + streams).replace(":length", "" + length));
        return store;
    }

    private static Store empty(Database database, String schema) throws SQLException {
        database.run("DROP SCHEMA IF EXISTS %1$s CASCADE; CREATE SCHEMA %1$s".formatted(schema));
        return new Store(database, schema);
    }

    public void run(String sql) throws SQLException {
        database.runIn(schema, sql);
    }

    public Store views(int count) throws SQLException {
        run("SELECT register_view('view ' || n) FROM generate_series(1, %s) n".formatted(count));
        return this;
    }

    public static String view(int number) {
        return "view " + number;
    }

    /** Inserts the first events, {@code length} per stream, without the slower trigger. */
    public Store fill(int streams, int length) throws SQLException {
        run(Database.resource("fill").replace(":streams", "" + streams).replace(":length", "" + length));
        vacuum();
        return this;
    }

    /** Creates streams that every registered view has processed completely. */
    public Store caughtUp(int streams) throws SQLException {
        run(Database.resource("caught_up").replace(":streams", "" + streams));
        vacuum();
        return this;
    }

    /**
     * Appends ten events to each of this many new streams, in transactions of a thousand. All second events follow all
     * first ones.
     */
    public void appendTens(String name, int streams) throws SQLException {
        String sql = Database.resource("append_tens").replace(":name", name);
        for (int version = 1; version <= 10; version++) {
            for (int from = 1; from <= streams; from += 1_000) {
                run(sql.replace(":version", "" + version)
                        .replace(":from", "" + from)
                        .replace(":to", "" + Math.min(streams, from + 999)));
            }
        }
    }

    public void vacuum() throws SQLException {
        run("VACUUM ANALYZE");
    }

    public void drop() throws SQLException {
        database.run("DROP SCHEMA %s CASCADE".formatted(schema));
    }
}
