package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
@ExtendWith(PostgresExtension.class)
class RunTest {

    private final String url;

    RunTest(TestDatabase database) {
        url = database.url();
    }

    record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @Test
    void help_names_every_option() {
        var help = run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("./run", "--port", "--data", "--db", "--simulate", "--seed", "http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port many                 | Invalid value for option '--port': 'many' is not an int
            --port -1                   | --port must be from 0 to 65535, but was -1
            --port 65536                | --port must be from 0 to 65535, but was 65536
            --simulate                  | Missing required parameter for option '--simulate' (N)
            --simulate 0                | --simulate must be at least 1, but was 0
            --data d --db postgres://h/d| --data and --db exclude each other: choose one of them
            --db mysql://h/d            | --db is neither jdbc:postgresql://host/database nor postgres://user:password@host/database
            --fast                      | Unknown option: '--fast'
            serve                       | Unmatched argument at index 0: 'serve'
            """)
    void wrong_arguments_are_explained(String arguments, String message) {
        var result = run(arguments.split(" "));
        assertThat(result.err()).isEqualTo(message + ". See ./run --help.%n".formatted());
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void a_port_in_use_is_said_in_a_sentence() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(socket.getLocalPort());
            failsWith("Port %s is in use, or not allowed. ".formatted(port), run("--db", url, "--port", port));
        }
    }

    @Test
    void a_database_that_does_not_answer_is_said_in_a_sentence_without_the_password() {
        var result = run("--db", "postgres://ann:secret@localhost:1/shop", "--port", "0");
        failsWith("No connection to jdbc:postgresql://localhost:1/shop: Connection refused", result);
        assertThat(result.err()).doesNotContain("secret");
    }

    @Test
    void a_data_directory_that_is_a_file_is_said_in_a_sentence(@TempDir Path directory) throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        failsWith("PostgreSQL did not start in " + file, run("--data", file.toString()));
    }

    @Test
    void a_data_directory_with_something_else_in_it_is_said_in_a_sentence(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("holiday.jpg"));
        failsWith("PostgreSQL did not start in " + directory, run("--data", directory.toString()));
    }

    @Test
    void a_simulation_says_what_came_of_it() {
        var result = run("--db", url, "--simulate", "50");
        assertThat(result.out())
                .contains("50 guests at 2 restaurants, seed 1", "view delay", "All of it is in the views");
        assertThat(result.exitCode()).isZero();
    }

    private static void failsWith(String message, Result result) {
        assertThat(result.err()).startsWith(message).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }
}
