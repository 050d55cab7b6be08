package dev.fstore.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fstore.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A machine whose language is not installed, as after {@code LANG=de_DE.UTF-8} in a container. */
class EmbeddedServerLocaleTest {

    @Test
    void the_embedded_server_starts_whatever_the_language_of_the_machine() throws Exception {
        assumeTrue(System.getProperty("fstore.postgres") == null, "another server was asked for");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true);
        program.environment().put("LANG", "de_XX.UTF-8");
        program.environment().put("LC_ALL", "de_XX.UTF-8");

        var process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("UTF8 C");
    }

    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws SQLException, IOException {
            try (var server = PostgresServer.temporary();
                    var connection = DriverManager.getConnection(server.url("postgres"));
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database"
                                    + " WHERE datname = 'postgres'")) {
                rows.next();
                System.out.write((rows.getString(1) + "\n").getBytes(UTF_8));
            }
        }
    }
}
