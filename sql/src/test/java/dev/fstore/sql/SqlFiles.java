package dev.fstore.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the folder {@code sql}, as tests of any module find them. */
public final class SqlFiles {

    public static final Path FOLDER = Path.of("..", "sql");

    private static final Pattern INCLUDED = Pattern.compile("\\\\ir (\\S+)");

    private SqlFiles() {}

    /** The file of a public or an internal function. */
    public static Path function(String name) {
        var file = FOLDER.resolve("functions/R__%s.sql".formatted(name));
        return Files.exists(file) ? file : FOLDER.resolve("functions/internal/R__%s.sql".formatted(name));
    }

    /** The files that a psql script includes, in its order. */
    public static List<Path> includedBy(String script) throws IOException {
        var path = FOLDER.resolve(script);
        return INCLUDED.matcher(Files.readString(path))
                .results()
                .map(line -> path.resolveSibling(line.group(1)))
                .toList();
    }

    /** The text of {@code install.sql} as psql sends it, to be run in one transaction. */
    public static String installer() throws IOException {
        var script = new StringBuilder();
        for (String line : Files.readAllLines(FOLDER.resolve("install.sql"))) {
            var included = INCLUDED.matcher(line);
            if (included.matches()) {
                script.append(Files.readString(FOLDER.resolve(included.group(1))));
            } else if (!line.startsWith("\\") && !line.equals("BEGIN;") && !line.equals("COMMIT;")) {
                script.append(line);
            }
            script.append('\n');
        }
        return script.toString();
    }
}
