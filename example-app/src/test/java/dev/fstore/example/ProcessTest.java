package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The app as a process of its own, with a PostgreSQL of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class ProcessTest {

    private static final int SIGTERM = 128 + 15;
    private static final Pattern GREETING =
            Pattern.compile("The order app is at (http://localhost:\\d+)\\. Ctrl-C stops it\\.");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_signal_stops_the_app_and_its_postgres_and_the_next_run_finds_what_was_kept(@TempDir Path data)
            throws Exception {
        var restaurant = run(data, app -> {
            assertThat(data.resolve("postmaster.pid")).exists();
            var opening = HttpRequest.newBuilder(app.resolve("/restaurants"))
                    .POST(BodyPublishers.ofString("""
                            {"name": "Kept", "menu": [{"name": "Ramen", "cents": 1350}]}
                            """))
                    .build();
            return http.send(opening, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        });

        var ordered = run(data, app -> {
            var order = HttpRequest.newBuilder(app.resolve(restaurant + "/orders"))
                    .POST(BodyPublishers.ofString("""
                            {"portions": [{"dish": "Ramen", "quantity": 1}]}
                            """))
                    .build();
            return http.send(order, BodyHandlers.ofString()).statusCode();
        });
        assertThat(ordered).isEqualTo(201);
    }

    private interface Visit<T> {
        T to(URI app) throws IOException, InterruptedException;
    }

    private static <T> T run(Path data, Visit<T> visit) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // starts in half the time
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var result = visit.to(greeting(output));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(SIGTERM);
            assertThat(data.resolve("postmaster.pid")).doesNotExist();
            return result;
        } finally {
            process.destroyForcibly();
        }
    }

    private static URI greeting(BufferedReader output) throws IOException {
        var line = String.valueOf(output.readLine());
        if (line.startsWith("Picked up JAVA_TOOL_OPTIONS")) { // the JVM says so, not the app
            line = String.valueOf(output.readLine());
        }
        var greeting = GREETING.matcher(line);
        assertThat(greeting.matches()).as("a greeting, and nothing before it").isTrue();
        return URI.create(greeting.group(1));
    }
}
