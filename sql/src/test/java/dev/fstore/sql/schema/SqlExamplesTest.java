package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.sql.append.ClaimsTest;
import dev.fstore.sql.delivery.PushInstallerTest;
import dev.fstore.sql.delivery.PushJobsTest;
import dev.fstore.sql.histories.ScheduleRun;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sql/tests} says of every function, by example, what it does; here, the examples are held to it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlExamplesTest {

    private static final Pattern ERROR = Pattern.compile("\\| ([0-9A-Z]{5})(?: on `(\\w+)`)? \\| ");

    /** Errors that no single session can show, and the test that shows each. */
    private static final Map<String, Class<?>> SHOWN_ELSEWHERE = Map.of(
            "events_stream_version_key", // it takes two sessions at the same moment
            ScheduleRun.class,
            "55S01",
            ClaimsTest.class,
            "ST040", // the push is installed apart from the store
            PushInstallerTest.class,
            "ST041",
            PushJobsTest.class,
            "ST042",
            PushJobsTest.class);

    /** One for all examples: a new session would compile every function again. */
    private final Session session;

    SqlExamplesTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        session = Session.open(database);
    }

    @AfterAll
    void close() throws SQLException {
        session.close();
    }

    @AfterEach
    void nothing_is_left_behind() throws SQLException {
        assertThat(session.query("SELECT event FROM events UNION ALL SELECT event FROM deciders"))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_example_holds() throws IOException {
        return examples().stream().map(example -> {
            String name = example.function() + ": " + example.sentence();
            return DynamicTest.dynamicTest(
                    name, () -> assertThat(differences(example)).as(name).isEmpty());
        });
    }

    @Test
    void every_function_of_the_store_has_a_test_folder() throws SQLException, IOException {
        var functions = session.query(
                "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace");

        assertThat(functions).hasSizeGreaterThan(30);
        assertThat(examples().stream().map(SqlExample::function).distinct())
                .containsExactlyInAnyOrderElementsOf(functions);
    }

    @Test
    void every_sqlstate_of_the_readme_is_raised_by_an_example() throws IOException {
        var examples = examples();
        var errors = ERROR.matcher(Files.readString(SqlFiles.FOLDER.resolve("README.md")))
                .results()
                .toList();
        assertThat(errors).hasSizeGreaterThan(20);
        for (var error : errors) {
            String constraint = error.group(2) == null ? "" : error.group(2);
            var elsewhere = SHOWN_ELSEWHERE.get(constraint.isEmpty() ? error.group(1) : constraint);
            if (elsewhere == null) {
                assertThat(examples).as(error.group()).anyMatch(each -> each.expects(error.group(1), constraint));
            } else {
                assertThat(Path.of("src/test/java", elsewhere.getName().replace('.', '/') + ".java"))
                        .content()
                        .contains(error.group(1));
            }
        }
    }

    @Test
    void examples_are_not_in_the_artifact() {
        assertThat(SqlFiles.class.getResource("/dev/fstore/sql/functions/internal/R__is_name.sql"))
                .isNotNull();
        assertThat(SqlFiles.class.getResource("/dev/fstore/sql/tests/given.sql"))
                .isNull();
        assertThat(SqlFiles.class.getResource("/dev/fstore/sql/tests")).isNull();
    }

    @Test
    void an_example_that_is_as_expected_has_no_differences(@TempDir Path folder) throws Exception {
        assertThat(differences(example(folder, """
                SELECT 1, NULL
                 UNION SELECT 2, 'b';
                --> 1 | null
                --> 2 | b
                SELECT 1 WHERE false;
                --> (no rows)
                SELECT 1 / 0;
                --! 22012 division
                -- An error ends no example.
                SELECT true;
                --> t
                """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1;\n--> 2",
                "SELECT 1;\n--> 1\n--> 1",
                "SELECT 1;\n--> (no rows)",
                "SELECT 1 WHERE false;\n--> 1",
                "SELECT 1;\n--! 22012",
                "SELECT 1 / 0;\nSELECT 1;\n--> 1",
                "SELECT 1 / 0;\n--> 1",
                "SELECT 1 / 0;\n--! 22013",
                "SELECT 1 / 0;\n--! 22",
                "SELECT 1 / 0;\n--!",
                "SELECT 1 / 0;\n--! 22012 overflow",
                "SELECT 1 / 0;\n--! 22012 division\n--! 22012 overflow"
            })
    void an_example_that_expects_nothing_or_something_else_fails(String sql, @TempDir Path folder) throws Exception {
        assertThat(differences(example(folder, sql))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "--> 1\nSELECT 1;", "SELECT 1;\n--> 1\nSELECT\n--> 2\n2;"})
    void an_example_that_cannot_be_read_fails(String sql, @TempDir Path folder) {
        assertThatThrownBy(() -> example(folder, sql)).isInstanceOf(IllegalStateException.class);
    }

    private List<String> differences(SqlExample example) throws SQLException {
        return example.differences(session.connection());
    }

    private static SqlExample example(Path folder, String sql) throws IOException {
        return SqlExample.of("example", Files.writeString(folder.resolve("example.sql"), sql));
    }

    private static List<SqlExample> examples() throws IOException {
        try (var files = Files.walk(SqlExample.FOLDER)) {
            var examples = new ArrayList<SqlExample>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var place = SqlExample.FOLDER.relativize(file);
                if (place.getNameCount() > 1) { // given.sql is no example
                    examples.add(SqlExample.of(place.getName(0).toString(), file));
                }
            }
            return examples;
        }
    }
}
