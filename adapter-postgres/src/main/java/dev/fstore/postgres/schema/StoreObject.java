package dev.fstore.postgres.schema;

/**
 * A table, column, function or other object in the schema of the store.
 *
 * @param kind as {@code store_objects.sql} calls it, for example {@code not null}
 * @param name within the schema; that of a part begins with its table, for example {@code events.final}
 * @param definition for example {@code PRIMARY KEY ("offset")}
 */
record StoreObject(String kind, String name, String definition) {

    static StoreObject of(String line) {
        var values = line.split("\t", -1);
        return new StoreObject(values[0], values[1], values[2]);
    }

    /** Its owner: the table of a column; a table itself. */
    String relation() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Its name without that of its table. */
    String part() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether both are the same object, whatever their definitions. */
    boolean isNamedLike(StoreObject other) {
        return kind.equals(other.kind) && name.equals(other.name);
    }

    /** Functions and tables are known by their names alone. */
    @Override
    public String toString() {
        return kind.equals("function") || kind.equals("table") ? name : kind + " " + name;
    }
}
