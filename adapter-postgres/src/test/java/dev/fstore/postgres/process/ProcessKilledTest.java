package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts are killed by SIGKILL: after three steps of their work in every build, 15 times after each step in a heavy run. */
@ExtendWith(PostgresExtension.class)
class ProcessKilledTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 15 : 1;
    private static final Set<ProcessStep> STEPS = Reliability.HEAVY
            ? EnumSet.allOf(ProcessStep.class)
            : EnumSet.of(ProcessStep.DUE, ProcessStep.NOTED, ProcessStep.ACKNOWLEDGED);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final TestDatabase testDatabase;
    private final DSLContext database;
    private final Shop shop = new Shop();
    private final PostgresEventRepository<Object> repository;
    private final Random random = new Random(SEED);
    private int orders = 0;

    ProcessKilledTest(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.database = Databases.pooled(testDatabase);
        this.repository = shop.repository(database);
    }

    @Test
    void nothing_is_lost_or_doubled_wherever_a_host_is_killed() throws Exception {
        Map<ProcessStep, Integer> kills = new EnumMap<>(ProcessStep.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (var step : STEPS) {
                killAfter(step);
                kills.merge(step, 1, Integer::sum);
            }
        }
        try (var last = new KillableHost(testDatabase, shop, own -> shop.outcomes(shop.repository(own)))) {
            await().atMost(DEADLINE)
                    .until(() -> ProcessVerdict.of(database, shop).isSettled());
        }

        assertThat(ProcessVerdict.of(database, shop)).isEqualTo(ProcessVerdict.CLEAN);
        Reliability.record(
                "processes, hosts killed",
                "kills after %s from seed %s under %s orders: 0 lost, 0 doubled, 0 stuck"
                        .formatted(kills, SEED, orders),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    private void killAfter(ProcessStep step) throws Exception {
        try (var host = HostJvm.start(testDatabase, shop, step, 1 + random.nextInt(step.passes))) {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(20)).until(() -> {
                boolean isThere = host.said().contains(step.name());
                if (!isThere) {
                    order();
                }
                assertThat(host.isAlive()).as("the host that is to be killed").isTrue();
                return isThere;
            });
        }
    }

    /** Some are paid, some late, some both at about the same time. */
    private void order() {
        var order = "order " + orders++;
        boolean isPaid = random.nextInt(3) > 0;
        shop.place(repository, order, Instant.now().plusMillis(random.nextInt(isPaid ? 3_000 : 300)));
        if (isPaid) {
            shop.pay(repository, order);
        }
    }
}
