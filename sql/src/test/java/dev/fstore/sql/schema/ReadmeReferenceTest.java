package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.SqlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference in sql/README.md against the functions and their examples. */
class ReadmeReferenceTest {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `(\\w+)\\(([^`]*)\\)` \\| (.+) \\| ([^|]+) \\| ([^|]+) \\| \\[example]\\((\\S+)\\) \\|$");
    private static final Pattern PARAMETER = Pattern.compile("[(,]\\s*v_(\\w+) \\w");
    private static final Pattern ERROR = Pattern.compile("(?m)^--! (\\w{5})");

    @Test
    void every_public_function_has_a_row() throws IOException {
        try (var files = Files.list(SqlFiles.FOLDER.resolve("functions"))) {
            var functions = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceAll("^R__|\\.sql$", ""))
                    .toList();

            assertThat(rows()).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(functions);
        }
    }

    @Test
    void a_row_has_the_parameters_and_the_roles_of_its_function() throws IOException {
        for (var row : rows()) {
            String sql = Files.readString(SqlFiles.function(row.group(1)));
            String signature = sql.substring(sql.indexOf("CREATE OR REPLACE FUNCTION"), sql.indexOf("RETURNS"));
            var parameters = PARAMETER
                    .matcher(signature)
                    .results()
                    .map(parameter -> parameter.group(1))
                    .toList();

            assertThat(List.of(row.group(2).split(", ", -1)))
                    .as(row.group(1))
                    .extracting(parameter -> parameter.replaceAll(" = .*", ""))
                    .isEqualTo(parameters);
            assertThat(sql).contains("-- Roles: %s\n".formatted(row.group(5)));
        }
    }

    @Test
    void the_example_of_a_row_is_one_of_its_function_and_its_errors_are_those_that_examples_raise() throws IOException {
        for (var row : rows()) {
            assertThat(SqlFiles.FOLDER.resolve(row.group(6))).as(row.group(1)).isRegularFile();
            assertThat(row.group(6)).startsWith("tests/%s/".formatted(row.group(1)));
            try (var examples = Files.list(SqlFiles.FOLDER.resolve("tests").resolve(row.group(1)))) {
                for (var example : examples.toList()) {
                    ERROR.matcher(Files.readString(example))
                            .results()
                            .map(error -> error.group(1))
                            .filter(error -> !error.equals("42501") && !calledByAnother(row, error))
                            .forEach(error ->
                                    assertThat(row.group(4)).as(row.group(1)).contains(error));
                }
            }
        }
    }

    /** An example of move_view shows that leases end, with the error of another function. */
    private static boolean calledByAnother(MatchResult row, String error) {
        return row.group(1).equals("move_view") && error.equals("ST011");
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(SqlFiles.FOLDER.resolve("README.md")))
                .results()
                .toList();
    }
}
