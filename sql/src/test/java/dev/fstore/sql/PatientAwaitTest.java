package dev.fstore.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A busy machine is no fault of ours: no test fails because something took a few seconds. */
class PatientAwaitTest {

    private static final Pattern IMPATIENT = Pattern.compile(
            "atMost\\(Duration\\.of(Millis|Nanos|Seconds\\([1-5]?\\d\\))|\\bawait\\([1-5]?\\d, TimeUnit");

    @Test
    void no_test_of_any_module_waits_for_less_than_a_minute() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            assertThat(files.filter(file -> file.toString().contains("src/test/java")
                            && file.toString().endsWith(".java")
                            && !file.toString().contains("target")))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(
                                    IMPATIENT.matcher(Files.readString(file)).results())
                            .as(file.toString())
                            .isEmpty());
        }
    }

    @Test
    void such_a_wait_is_found() {
        assertThat(IMPATIENT
                        .matcher("await().atMost(Duration.ofSeconds(" + "10)).until(…)")
                        .find())
                .isTrue();
        assertThat(IMPATIENT.matcher("latch.await(" + "30, TimeUnit.SECONDS)").find())
                .isTrue();
        assertThat(IMPATIENT.matcher("await().atMost(Duration.ofSeconds(60))").find())
                .isFalse();
    }
}
