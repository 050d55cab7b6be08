package dev.fstore.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Brings objects that are missing or were changed back to what they should be, in one transaction. */
record SchemaRepair(Connection connection, Migrations migrations, StoreObjects actual) {

    /** In dependency order. */
    private static final List<String> KINDS =
            List.of("table", "sequence", "column", "default", "not null", "constraint", "index", "function", "trigger");

    private static final Set<String> PARTS = Set.of("table", "sequence", "function", "trigger");

    void run(List<StoreObject> missing, List<StoreObject> changed) throws SQLException {
        var wrong = new ArrayList<>(missing);
        wrong.addAll(changed);
        wrong.sort(Comparator.comparing(
                object -> object.definition().startsWith("FOREIGN KEY"))); // after the key it refers to
        new TableLocks(connection)
                .acquire(wrong.stream()
                        .filter(object -> actual.hasTable(object.relation()))
                        .map(object -> quoted(object.relation()))
                        .distinct()
                        .sorted()
                        .toList());
        for (String kind : KINDS) {
            for (var object : wrong) {
                if (object.kind().equals(kind) && !PARTS.contains(kind)) {
                    execute(statement(object, missing.contains(object)));
                }
            }
            runFiles(kind, wrong);
        }
        runFiles(name -> name.equals("update_roles"));
    }

    private void runFiles(String kind, List<StoreObject> wrong) throws SQLException {
        var names = wrong.stream()
                .filter(object -> object.kind().equals(kind) && PARTS.contains(kind))
                .map(StoreObject::name)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        switch (kind) {
            case "table" -> {
                for (String name : names) {
                    if (actual.hasTable(name)) {
                        execute("ALTER TABLE %s SET LOGGED".formatted(quoted(name)));
                    }
                }
                runFiles(names::contains);
            }
            case "sequence" -> repairSequences(names);
            case "function" -> repairFunctions(names);
            default -> runFiles(name -> name.equals("table_triggers"));
        }
    }

    private void repairSequences(List<String> names) throws SQLException {
        runFiles(name -> name.equals("events"));
        for (var sequence : StoreObjects.expected().all()) {
            if (names.contains(sequence.name())) {
                execute("ALTER SEQUENCE %s %s".formatted(quoted(sequence.name()), sequence.definition()));
            }
        }
        OffsetSequence.repair(connection);
    }

    /** A function with other parameters cannot be replaced, and a second one would make calls ambiguous. */
    private void repairFunctions(List<String> names) throws SQLException {
        var expected = StoreObjects.expected();
        for (var found : actual.all()) {
            if (found.kind().equals("function") && names.contains(found.name())) {
                boolean replaceable = expected.all().stream()
                        .anyMatch(object ->
                                object.isNamedLike(found) && signature(object).equals(signature(found)));
                if (!replaceable) {
                    execute("""
                            DO $$
                            DECLARE
                              v_function regprocedure;
                            BEGIN
                              FOR v_function IN SELECT p.oid FROM pg_proc p
                                                 WHERE p.pronamespace = quote_ident(current_schema())::regnamespace AND p.proname = '%s'
                                                   AND pg_get_function_arguments(p.oid) = '%s' LOOP
                                EXECUTE format('DROP FUNCTION %%s', v_function);
                              END LOOP;
                            END
                            $$""".formatted(literal(found.name()), literal(arguments(found))));
                }
            }
        }
        runFiles(names::contains);
    }

    private static String statement(StoreObject object, boolean missing) {
        String table = quoted(object.relation());
        String name = quoted(object.part());
        boolean added = !StoreObjects.expected().contains(object);
        return switch (object.kind()) {
            case "column" ->
                missing
                        ? "ALTER TABLE %s ADD COLUMN %s %s".formatted(table, name, object.definition())
                        : "ALTER TABLE %s ALTER COLUMN %s TYPE %s".formatted(table, name, object.definition());
            case "default" ->
                added
                        ? "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(table, name)
                        : "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s".formatted(table, name, object.definition());
            case "not null" ->
                "ALTER TABLE %s ALTER COLUMN %s %s NOT NULL".formatted(table, name, added ? "DROP" : "SET");
            case "constraint" ->
                "ALTER TABLE %1$s DROP CONSTRAINT IF EXISTS %2$s, ADD CONSTRAINT %2$s %3$s"
                        .formatted(table, name, object.definition());
            case "index" -> "DROP INDEX IF EXISTS %s; %s".formatted(name, object.definition());
            default -> throw new IllegalArgumentException("Not repaired by a statement: " + object);
        };
    }

    private static String signature(StoreObject function) {
        return function.definition().substring(0, function.definition().indexOf(" LANGUAGE "));
    }

    private static String arguments(StoreObject function) {
        return function.definition().substring(1, function.definition().indexOf(") RETURNS "));
    }

    private void runFiles(Predicate<String> object) throws SQLException {
        for (String file : migrations.files(object)) {
            execute(SchemaResources.read(file));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }
}
