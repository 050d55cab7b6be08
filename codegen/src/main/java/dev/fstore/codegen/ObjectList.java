package dev.fstore.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Writes a list of the migrated objects to a file, one row per line and columns separated by tabs. The program compares it at
 * run time with what it finds in a database.
 */
record ObjectList(Connection connection) {

    /** Returns the result of the query in a resource of the class path. */
    void write(String resource, Path file) {
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL search_path = public, pg_temp");
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery(read(resource))) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var values = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        values.add(rows.getString(i));
                    }
                    lines.add(String.join("\t", values));
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (SQLException e) {
            throw new IllegalStateException("The objects could not be listed with " + resource, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String resource) throws IOException {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException(resource + " is not on the class path of the generator");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
