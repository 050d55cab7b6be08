package dev.fstore.postgres.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.faults.LargeEventsProgram.Event;
import dev.fstore.postgres.faults.LargeEventsProgram.Event.Scanned;
import dev.fstore.postgres.faults.LargeEventsProgram.Way;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 900 events of 400 KB, half of them in one stream, are read in 256 MB of memory. A heavy run only. */
@ExtendWith(PostgresExtension.class)
@EnabledIfSystemProperty(named = "fstore.heavy", matches = "true")
class LargeEventsTest {

    private static final int EVENTS = 900;
    private static final int OF_ONE_STREAM = EVENTS / 2;
    private static final Event LARGE = new Scanned("x".repeat(400_000));

    private final TestDatabase server;

    LargeEventsTest(TestDatabase server) {
        this.server = server;
        var database = Databases.pooled(server);
        if (database.fetchCount(DSL.table("events")) == 0) {
            write(new PostgresEventRepository<>(database, LargeEventsProgram.CODEC));
        }
    }

    private static void write(PostgresEventRepository<Event> repository) {
        var version = Version.NONE;
        for (int n = 0; n < OF_ONE_STREAM; n++) {
            version = append(repository, LargeEventsProgram.LONG_STREAM, version);
            append(repository, new StreamId("scan", "short " + n), Version.NONE);
        }
    }

    private static Version append(PostgresEventRepository<Event> repository, StreamId stream, Version version) {
        var append = new Append<>(stream, version, List.of(LARGE), false);
        return Version.of(
                repository.append(List.of(append), Metadata.empty()).get().getLast());
    }

    @ParameterizedTest
    @EnumSource
    void large_events_are_read_with_little_memory(Way way) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeEventsProgram.class.getName(),
                        server.url(),
                        way.name(),
                        String.valueOf(EVENTS),
                        String.valueOf(OF_ONE_STREAM))
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        Reliability.record(
                "large events, " + way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "%s events of 400 KB read with -Xmx256m, never out of memory".formatted(EVENTS),
                String.valueOf(Databases.pooled(server).fetchValue("SHOW server_version")));
    }
}
