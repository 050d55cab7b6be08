package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.postgres.codec.generated.Compiled;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first example of the README as a program of its own, in a module and on the class path. */
@ExtendWith(PostgresExtension.class)
class ModulePathTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/dev/fstore/docs");
    private static final int MINUTES = 3;

    private static final String MODULE = """
            module example.account {
                requires dev.fstore.postgres;
                requires dev.fstore.server;
                requires org.postgresql.jdbc;

                opens dev.fstore.docs to dev.fstore.postgres;
            }
            """;

    private static final String MAIN = """
            package dev.fstore.docs;

            import dev.fstore.application.*;
            import dev.fstore.application.handler.*;
            import dev.fstore.docs.AccountCommand.*;
            import dev.fstore.domain.*;
            import dev.fstore.postgres.*;
            import dev.fstore.postgres.codec.*;
            import dev.fstore.postgres.subscription.*;
            import org.jooq.SQLDialect;
            import org.jooq.impl.DSL;

            public final class Main {

                record Turnover(int amount) {}

                VIEW
                public static void main(String[] arguments) {
                    var dataSource = new org.postgresql.ds.PGSimpleDataSource();
                    dataSource.setUrl(arguments[0]);
                    REPOSITORY
                    SUBSCRIPTION
                    new ViewProgress(database, "turnovers").await(
                        accounts.handle(new Deposit(1), Metadata.empty()).get().events(), java.time.Duration.ofMinutes(1));
                    System.out.println(states.find("alice").get().amount() > 100 ? "turnover shown" : "too little");
                    System.out.println(Main.class.getModule() + ", xz: " + ModuleLayer.boot().findModule("dev.fstore.server")
                        .map(server -> server.canRead(ModuleLayer.boot().findModule("org.tukaani.xz").orElseThrow())));
                    turnovers.close();
                    try {
                        EventCodec.json().with("secret", closed.Secret.class);
                        System.out.println("secret accepted");
                    } catch (IllegalArgumentException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
            """;

    /** In a package that the module does not open. */
    private static final String SECRET = """
            package closed;

            public record Secret(int number) {}
            """;

    private final String url;

    @TempDir
    private Path folder;

    ModulePathTest(TestDatabase database) {
        this.url = database.url();
    }

    @Test
    void the_first_example_runs_on_the_module_path_and_a_record_in_a_closed_package_is_refused_with_the_line_to_write()
            throws Exception {
        String modules = modules();
        var sources = sources();
        sources.put("module-info", MODULE);
        Compiled.run(sources, folder.resolve("example"), List.of("--module-path", modules));

        assertThat(run(
                        "-p",
                        folder.resolve("example") + File.pathSeparator + modules,
                        "-m",
                        "example.account/dev.fstore.docs.Main"))
                .contains("turnover shown", "module example.account, xz: Optional[true]")
                .contains("is in package closed, which module example.account does not open")
                .contains("write in its module-info.java: opens closed to dev.fstore.postgres;");
    }

    @Test
    void the_first_example_runs_on_the_class_path() throws Exception {
        String classPath = String.join(File.pathSeparator, classPath());
        Compiled.run(sources(), folder.resolve("example"), List.of("-classpath", classPath));

        assertThat(run("-cp", folder.resolve("example") + File.pathSeparator + classPath, "dev.fstore.docs.Main"))
                .contains("turnover shown", "unnamed module", "secret accepted");
    }

    /** The deciders of the README, and a program of its blocks. */
    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (var name : List.of("AccountCommand", "AccountEvent", "AccountDecider", "Overdrawn")) {
            sources.put("dev.fstore.docs." + name, Files.readString(SOURCES.resolve(name + ".java")));
        }
        sources.put("closed.Secret", SECRET);
        var blocks = BLOCK.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        sources.put(
                "dev.fstore.docs.Main",
                MAIN.replace("REPOSITORY", with(blocks, "EventStoreSchema.install"))
                        .replace("VIEW", with(blocks, "View<Turnover, AccountEvent> TURNOVER"))
                        .replace("SUBSCRIPTION", with(blocks, "Subscription.start")));
        return sources;
    }

    private static String with(List<String> blocks, String part) {
        return blocks.stream().filter(block -> block.contains(part)).findFirst().orElseThrow();
    }

    /** As the build of a user has it: what this module needs at run time, and the embedded server. */
    private static List<String> classPath() {
        var tests = Pattern.compile(
                ".*(test-classes|-tests\\.jar|testkit|testcontainers|docker-java|junit|assertj|awaitility|hamcrest|opentest4j|apiguardian|HikariCP|byte-buddy|jna-|duct-tape|codegen).*");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.exists(Path.of(entry)))
                .filter(entry -> !tests.matcher(entry.replace(
                                        Path.of("..")
                                                .toAbsolutePath()
                                                .normalize()
                                                .toString(),
                                        "")
                                .replace("testkit/target/classes", "testkit"))
                        .matches())
                .toList();
    }

    /** A folder of classes without a descriptor is no module: as a jar, it is one. */
    private String modules() throws Exception {
        var modules = new ArrayList<String>();
        for (var entry : classPath()) {
            var path = Path.of(entry);
            if (Files.isDirectory(path) && !Files.exists(path.resolve("module-info.class"))) {
                var jar = folder.resolve(path.getParent().getParent().getFileName() + ".jar");
                new ProcessBuilder(java("jar"), "--create", "--file", jar.toString(), "-C", entry, ".")
                        .inheritIO()
                        .start()
                        .waitFor();
                modules.add(jar.toString());
            } else {
                modules.add(entry);
            }
        }
        return modules.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private String run(String... options) throws Exception {
        var command = new ArrayList<>(List.of(java("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.add(url);
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
