package bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the program of docs/getting-started.md; ReadmeTest compares its files with those of this package. */
@ExtendWith(PostgresExtension.class)
class MainTest {

    @Test
    void the_program_prints_what_the_page_shows(TestDatabase database) throws IOException, InterruptedException {
        var printed = new ByteArrayOutputStream();
        Main.run(database.url(), new PrintStream(printed, true, StandardCharsets.UTF_8));

        var page = Files.readString(Path.of("..", "docs", "getting-started.md"));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(page).contains(line));
    }
}
