package dev.fstore.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The pg_dump and psql that came with a server: others may be of another version. */
public record ClientPrograms(Path directory) {

    /** Skips the test where the server came without them. */
    public static ClientPrograms of(TestDatabase database) throws SQLException {
        try (var session = Session.open(database)) {
            var directory = Path.of(session.query("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                    .getFirst());
            for (String program : List.of("pg_dump", "psql")) {
                assumeTrue(
                        Files.isExecutable(directory.resolve(program)),
                        "the server came without %s".formatted(program));
            }
            return new ClientPrograms(directory);
        }
    }

    public void copy(TestDatabase from, TestDatabase to, String... options) throws IOException, InterruptedException {
        var file = Files.createTempFile("store", ".sql");
        try {
            var dump = new ArrayList<>(List.of("pg_dump", "--file=" + file, "--dbname=" + address(from)));
            dump.addAll(List.of(options));
            run(dump);
            run(List.of(
                    "psql",
                    "--no-psqlrc",
                    "--quiet",
                    "--single-transaction",
                    "--set=ON_ERROR_STOP=on",
                    "--file=" + file,
                    address(to)));
        } finally {
            Files.delete(file);
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var words = new ArrayList<>(command);
        words.set(0, directory.resolve(command.getFirst()).toString());
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** PostgreSQL's own addresses look like those of JDBC. */
    private static String address(TestDatabase database) {
        return database.url().substring("jdbc:".length());
    }
}
