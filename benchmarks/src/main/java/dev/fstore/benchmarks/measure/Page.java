package dev.fstore.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;

/** The page with the latest figures, one row each, with the date and the commit of the run. */
public record Page(Path file) {

    private static final String HEAD = """
            # What the store costs, measured

            Written by the benchmarks themselves ([how to run them](../benchmarks/README.md)): the last figure of every cost, the
            median of rounds in which all sides took turns.

            | cost | figure | measured | target | holds | PostgreSQL | date | commit |
            |---|---|---|---|---|---|---|---|
            """;

    public void write(List<Figure> figures, String version, String commit) throws IOException {
        var rows = new LinkedHashMap<String, String>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| cost "))
                    .forEach(line -> rows.put(line.split("\\|", -1)[1].strip(), line));
        }
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var figure : figures) {
            rows.put(figure.what(), "%s %s | %s | %s |".formatted(figure.row(), version, today, commit));
        }
        Files.writeString(file, HEAD + String.join("\n", rows.values()) + "\n");
    }

    /** Read before the page changes. */
    public static String commit() throws IOException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .redirectErrorStream(true)
                .start();
        return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
