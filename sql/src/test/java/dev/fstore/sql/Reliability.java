package dev.fstore.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;

/**
 * Whether this is a heavy run ({@code ./test --heavy}), and the page where heavy runs write down what they measured:
 * {@code docs/reliability.md}, one row per claim, with the date and the commit of its last run.
 */
public final class Reliability {

    public static final boolean HEAVY = Boolean.getBoolean("fstore.heavy");

    private static final Path PAGE = Path.of("..", "docs", "reliability.md");
    private static final String HEAD = """
            # Reliability, measured

            Written by `./test --heavy` itself: the last figure of every claim, with its date and commit.

            | claim | figure | PostgreSQL | date | commit |
            |---|---|---|---|---|
            """;

    /** Asked for once, before this run changes the page. */
    private static final String COMMIT = commit();

    private Reliability() {}

    public static synchronized void record(String claim, String figure, String server) throws IOException {
        if (!HEAVY) {
            return;
        }
        var rows = new TreeMap<String, String>();
        if (Files.exists(PAGE)) {
            Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| claim"))
                    .forEach(line -> rows.put(line.split("\\|", -1)[1].strip(), line));
        }
        rows.put(
                claim,
                "| %s | %s | %s | %s | %s |".formatted(claim, figure, server, LocalDate.now(ZoneOffset.UTC), COMMIT));
        Files.writeString(PAGE, HEAD + String.join("\n", rows.values()) + "\n");
    }

    private static String commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectErrorStream(true)
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
