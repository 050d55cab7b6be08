package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of {@code docs/guarantees.md} is the name of a test, in the class that stands behind it. */
class GuaranteesTest {

    private static final Path ROOT = Path.of("..");

    record Guarantee(String sentence, String test) {

        private static final Pattern LINE = Pattern.compile("\\* (.+)\\s\\(`(\\w+)`\\)\\.");

        static Guarantee of(String item) {
            var line = LINE.matcher(item);
            assertThat(line.matches()).as(item).isTrue();
            return new Guarantee(line.group(1), line.group(2));
        }

        String method() {
            return sentence.replaceAll("\\W+", "_").toLowerCase(Locale.ROOT);
        }
    }

    static Stream<Guarantee> guarantees() throws IOException {
        return items(Files.readString(ROOT.resolve("docs/guarantees.md"))).map(Guarantee::of);
    }

    private static Stream<String> items(String document) {
        return Pattern.compile("^\\* .*(?:\\n .*)*", Pattern.MULTILINE)
                .matcher(document)
                .results()
                .map(item -> item.group().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void every_guarantee_is_the_name_of_a_test(Guarantee guarantee) throws IOException {
        var test = Pattern.compile(
                "(?s)@(?:Parameterized)?Test\\b(?:(?!\\bvoid\\b).)*\\bvoid %s\\(".formatted(guarantee.method()));
        assertThat(test.matcher(sourceOf(guarantee.test())).find())
                .as("%s has a test %s", guarantee.test(), guarantee.method())
                .isTrue();
    }

    @Test
    void no_guarantee_is_given_twice() throws IOException {
        assertThat(guarantees()).isNotEmpty().doesNotHaveDuplicates();
    }

    private static String sourceOf(String test) throws IOException {
        try (var files = Files.find(
                ROOT,
                20,
                (file, attributes) ->
                        file.endsWith(test + ".java") && !file.toString().contains("target"))) {
            var sources = files.toList();
            assertThat(sources).as("sources of " + test).hasSize(1);
            return Files.readString(sources.getFirst());
        }
    }
}
