package dev.fstore.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of the store, as the build installed them or as a database has them. */
record StoreObjects(List<StoreObject> all) {

    private static final Set<String> PARTS_WITHOUT_EXTRAS = Set.of("function", "default", "not null");

    /** The objects that the migrations of this library create. */
    static StoreObjects expected() {
        return new StoreObjects(SchemaResources.read("dev/fstore/postgres/schema/store_objects.tsv")
                .lines()
                .map(StoreObject::of)
                .filter(object -> !object.relation().equals("flyway_schema_history"))
                .toList());
    }

    /** All objects in the current schema, ours or not. To be called in a transaction, whose search path it sets. */
    static StoreObjects of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true)");
            var objects = new ArrayList<StoreObject>();
            try (var rows = statement.executeQuery(SchemaResources.read("dev/fstore/catalog/store_objects.sql"))) {
                while (rows.next()) {
                    objects.add(new StoreObject(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return new StoreObjects(objects);
        }
    }

    /** Returns the objects that are missing in {@code actual}. The columns of a missing table are not listed as well. */
    List<StoreObject> missingIn(StoreObjects actual) {
        var missing = all.stream().filter(object -> !actual.hasNamesake(object)).toList();
        var tables = missing.stream()
                .filter(object -> object.kind().equals("table"))
                .map(StoreObject::name)
                .collect(Collectors.toSet());
        return missing.stream()
                .filter(object -> object.kind().equals("table") || !tables.contains(object.relation()))
                .toList();
    }

    /**
     * Returns the objects that have another definition in {@code actual}, or a second one. A default or a NOT NULL that was added to a
     * column of the store counts too, but not a column, constraint, index or trigger: these may be somebody's own.
     */
    List<StoreObject> changedIn(StoreObjects actual) {
        var changed = all.stream()
                .filter(object -> actual.all.stream()
                        .anyMatch(found ->
                                found.isNamedLike(object) && (!found.equals(object) || actual.count(object) > 1)));
        var columns = all.stream()
                .filter(object -> object.kind().equals("column"))
                .map(StoreObject::name)
                .collect(Collectors.toSet());
        var added = actual.all.stream()
                .filter(found -> PARTS_WITHOUT_EXTRAS.contains(found.kind())
                        && columns.contains(found.name())
                        && !hasNamesake(found));
        return Stream.concat(changed, added).distinct().toList();
    }

    boolean hasNamesake(StoreObject object) {
        return all.stream().anyMatch(object::isNamedLike);
    }

    boolean hasTable(String name) {
        return all.stream()
                .anyMatch(
                        object -> object.kind().equals("table") && object.name().equals(name));
    }

    boolean contains(StoreObject object) {
        return all.contains(object);
    }

    private long count(StoreObject object) {
        return all.stream().filter(object::isNamedLike).count();
    }
}
