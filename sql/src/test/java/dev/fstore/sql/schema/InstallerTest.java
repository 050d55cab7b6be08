package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InstallerTest {

    private static final Path SQL = Path.of("..", "sql");

    @Test
    void the_psql_installer_runs_what_flyway_runs_in_the_same_order() throws IOException {
        assertThat(installedBy("install.sql"))
                .containsExactlyElementsOf(
                        List.of(files("tables"), files("functions"), files("triggers"), files("roles")).stream()
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void the_installer_of_the_push_runs_all_of_its_files_beginning_with_the_table() throws IOException {
        assertThat(installedBy("push/install.sql"))
                .startsWith("pushes.sql")
                .containsExactlyInAnyOrderElementsOf(files("push").stream()
                        .map(file -> file.substring("push/".length()))
                        .filter(file -> !file.equals("install.sql"))
                        .toList());
    }

    @Test
    void the_roles_come_last_for_flyway_too() throws IOException {
        assertThat(List.of(files("functions"), files("triggers"), files("roles")).stream()
                        .flatMap(List::stream)
                        .map(file -> file.replaceAll(".*__", ""))
                        .max(String::compareTo))
                .contains("update_roles.sql");
    }

    /** Every object is in a file of its own, named after it. */
    @Test
    void every_file_creates_the_object_that_it_is_named_after() throws IOException {
        for (String folder : List.of("tables", "functions", "push")) {
            for (String file : files(folder)) {
                String name = file.replaceAll(".*(__|/)|\\.sql$", "");
                if (name.equals("install")) {
                    continue;
                }
                assertThat(Files.readString(SQL.resolve(file)))
                        .as(file)
                        .containsPattern(
                                "(CREATE ((UNLOGGED )?TABLE IF NOT EXISTS|OR REPLACE (FUNCTION|PROCEDURE)) %s ?\\(|ALTER TABLE %<s)"
                                        .formatted(name));
            }
        }
    }

    private static List<String> installedBy(String script) throws IOException {
        return Pattern.compile("\\\\ir (\\S+)")
                .matcher(Files.readString(SQL.resolve(script)))
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    /** With subfolders, in the order in which Flyway runs them: by the name of the file, wherever it is. */
    private static List<String> files(String folder) throws IOException {
        try (var files = Files.walk(SQL.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SQL.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted(Comparator.comparingInt(InstallerTest::version).thenComparing(InstallerTest::name))
                    .toList();
        }
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Of a table: 10 comes after 9. */
    private static int version(String file) {
        return Integer.parseInt("0" + file.replaceAll(".*/V0\\.(\\d+)__.*|.*", "$1"));
    }
}
