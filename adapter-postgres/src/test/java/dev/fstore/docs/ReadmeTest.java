package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of the documents stands, but for its indentation, in a source file, which is compiled and run by
 * tests; those of the README in this package. To change an example, change the source and copy it.
 */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    static Stream<String> blocks() throws IOException {
        return files(".md").stream()
                .flatMap(document -> BLOCK.matcher(read(document)).results())
                .map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void every_example_is_compiled_and_run(String block) throws IOException {
        assertThat(sources())
                .anySatisfy(source -> assertThat(withoutIndent(source)).contains(withoutIndent(block)));
    }

    private static List<String> sources() throws IOException {
        return files(".java").stream().map(ReadmeTest::read).toList();
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("target"))
                    .toList();
        }
    }

    private static String withoutIndent(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
