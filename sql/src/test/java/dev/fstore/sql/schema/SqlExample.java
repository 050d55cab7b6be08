package dev.fstore.sql.schema;

import dev.fstore.sql.SqlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A file of {@code sql/tests}: statements, each up to a semicolon at the end of a line, and below a statement what is
 * expected of it. {@code --> a | b} is a row, {@code --> (no rows)} none, and {@code --! 23S01 text} an error with a
 * part of its message, detail or hint. What nothing is expected of must not fail. {@code \ir} includes a file, as in psql.
 */
record SqlExample(String function, String sentence, List<Step> steps) {

    static final Path FOLDER = SqlFiles.FOLDER.resolve("tests");

    private static final String ROW = "-->";
    private static final String ERROR = "--!";
    private static final int STATE = "--! 23S01".length();

    record Step(String sql, List<String> expected) {}

    static SqlExample of(String function, Path file) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\.sql$", "");
        return new SqlExample(function, name.replace('_', ' '), steps(file));
    }

    private static List<Step> steps(Path file) throws IOException {
        var steps = new ArrayList<Step>();
        var statement = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (statement.isEmpty() && line.startsWith("\\ir ")) {
                steps.addAll(steps(file.resolveSibling(line.substring(4).strip())));
            } else if (line.startsWith(ROW) || line.startsWith(ERROR)) {
                if (steps.isEmpty() || !statement.isEmpty()) {
                    throw new IllegalStateException("%s: below no statement: %s".formatted(file, line));
                }
                steps.getLast().expected().add(line.strip());
            } else if (!line.isBlank() && !(statement.isEmpty() && line.startsWith("-- "))) {
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    steps.add(new Step(statement.toString(), new ArrayList<>()));
                    statement.setLength(0);
                }
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("%s: no semicolon at the end of: %s".formatted(file, statement));
        }
        return steps;
    }

    boolean expects(String state, String text) {
        return steps.stream()
                .flatMap(step -> step.expected().stream())
                .anyMatch(line -> line.startsWith(ERROR + " " + state) && line.contains(text));
    }

    /** Returns the differences from the expected answers. Runs in a transaction that leaves nothing behind. */
    List<String> differences(Connection connection) throws SQLException {
        var differences = new ArrayList<String>();
        if (steps.stream().allMatch(step -> step.expected().isEmpty())) {
            differences.add("it expects nothing");
        }
        connection.setAutoCommit(false);
        try {
            for (var step : steps) {
                var actual = run(connection, step.sql());
                if (!matches(step.expected(), actual)) {
                    differences.add("%sexpected %s but was %s".formatted(step.sql(), step.expected(), actual));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return differences;
    }

    private static boolean matches(List<String> expected, List<String> actual) {
        if (!actual.getFirst().startsWith(ERROR)) {
            return expected.isEmpty() || expected.equals(actual);
        }
        String error = actual.getFirst();
        return !expected.isEmpty()
                && expected.stream()
                        .allMatch(line -> line.length() >= STATE
                                && error.startsWith(line.substring(0, STATE) + " ")
                                && error.contains(line.substring(STATE).strip()));
    }

    /** The lines that would be expected of it. */
    private static List<String> run(Connection connection, String sql) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var lines = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    var values = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(rows.getString(i)));
                    }
                    lines.add((ROW + " " + String.join(" | ", values)).strip());
                }
            }
            return lines.isEmpty() ? List.of(ROW + " (no rows)") : lines;
        } catch (PSQLException e) {
            connection.rollback(before);
            ServerErrorMessage message = e.getServerErrorMessage();
            return List.of("%s %s %s".formatted(ERROR, e.getSQLState(), message == null ? e : message));
        }
    }
}
