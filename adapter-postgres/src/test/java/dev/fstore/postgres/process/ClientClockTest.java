package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Hosts in two processes: the clock of one is an hour fast, the clock of the other an hour slow. */
@ExtendWith(PostgresExtension.class)
class ClientClockTest {

    private static final int ORDERS = Reliability.HEAVY ? 1_000 : 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase testDatabase;
    private final DSLContext database;
    private final Shop shop = new Shop();

    ClientClockTest(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.database = Databases.pooled(testDatabase);
    }

    @Test
    void a_clock_that_is_wrong_by_an_hour_changes_nothing(@TempDir Path folder) throws Exception {
        var repository = shop.repository(database);
        try (var fast = host(folder, HOUR);
                var slow = host(folder, HOUR.negated())) {
            assertThat(Duration.between(Instant.now(), clockOf(fast))).isGreaterThan(Duration.ofMinutes(55));
            assertThat(Duration.between(Instant.now(), clockOf(slow))).isLessThan(Duration.ofMinutes(-55));
            for (int i = 0; i < ORDERS; i++) {
                shop.place(repository, "order " + i, Instant.now().plus(Duration.ofSeconds(2)));
                if (i % 3 == 0) {
                    shop.pay(repository, "order " + i);
                }
            }
            await().atMost(PATIENCE)
                    .until(() -> ProcessVerdict.of(database, shop).isSettled());
        }

        assertThat(ProcessVerdict.of(database, shop)).isEqualTo(ProcessVerdict.CLEAN);
        var backlog = new Backlog(testDatabase, database, shop);
        assertThat(backlog.givenUp()).isPositive();
        assertThat(backlog.givenUp("min(late)").doubleValue()).isNotNegative();
        Reliability.record(
                "processes, clocks of the hosts wrong",
                "%s orders, one host an hour fast and one an hour slow: 0 deadlines early, 0 lost, 0 doubled"
                        .formatted(ORDERS),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    private HostJvm host(Path folder, Duration wrongBy) throws Exception {
        return HostJvm.start(
                testDatabase,
                shop,
                ProcessStep.COMMITTED,
                Integer.MAX_VALUE,
                WrongClientClock.options(folder, wrongBy.toSeconds()));
    }

    private static Instant clockOf(HostJvm host) {
        return await().atMost(PATIENCE)
                .until(
                        () -> host.said().stream()
                                .filter(line -> line.startsWith(HostProgram.CLOCK))
                                .findFirst(),
                        line -> {
                            assertThat(host.isAlive()).as("%s", host.said()).isTrue();
                            return line.isPresent();
                        })
                .map(line -> Instant.parse(line.substring(HostProgram.CLOCK.length())))
                .orElseThrow();
    }
}
