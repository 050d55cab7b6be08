package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Histories from seeds, a few in every build and 1,000 in a heavy run. {@code -Dfstore.seed=7} begins with another seed. */
@ExtendWith(PostgresExtension.class)
class ProcessHistoriesTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int HISTORIES = Integer.getInteger("fstore.histories", Reliability.HEAVY ? 500 : 3);
    private static final int AT_ONCE = 3;

    private final TestDatabase database;

    ProcessHistoriesTest(TestDatabase database) {
        this.database = database;
        Databases.install(database);
    }

    @Test
    void every_order_comes_to_one_end_whatever_happens() throws Exception {
        play(SEED);

        record("processes, histories", SEED, "nodes killed");
    }

    @Test
    void every_order_comes_to_one_end_while_the_clock_of_the_store_jumps() throws Exception {
        try (var clock = new WrongClock(database, SEED)) {
            play(SEED + HISTORIES);
        }

        record(
                "processes, histories with a jumping clock",
                SEED + HISTORIES,
                "nodes killed, the store's clock wrong by up to two hours");
    }

    private void play(long firstSeed) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var verdicts = new ArrayList<Future<ProcessVerdict>>();
            for (long seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
                var history = new ProcessHistory(database, seed);
                verdicts.add(threads.submit(history::play));
            }
            for (int i = 0; i < HISTORIES; i++) {
                assertThat(verdicts.get(i).get()).as("seed %s", firstSeed + i).isEqualTo(ProcessVerdict.CLEAN);
            }
        }
    }

    private void record(String claim, long firstSeed, String faults) throws IOException {
        Reliability.record(
                claim,
                "%s histories from seed %s, %s: every deadline once or cancelled; 0 commands lost, 0 doubled, 0 processes stuck"
                        .formatted(HISTORIES, firstSeed, faults),
                String.valueOf(Databases.pooled(database).fetchValue("SHOW server_version")));
    }

    @Test
    void they_catch_commands_whose_ids_count_attempts() {
        var attempts = new AtomicInteger();
        long doubled = 0;
        for (long seed = SEED; seed < SEED + 5 && doubled == 0; seed++) {
            doubled = new ProcessHistory(database, seed, outcomes -> (ask, metadata) -> {
                        outcomes.handle(ask, metadata.withCommandId(UUID.randomUUID()));
                        if (attempts.incrementAndGet() % 2 == 1) {
                            throw new IllegalStateException("The answer is lost");
                        }
                        return Optional.empty();
                    })
                    .play()
                    .doubled();
        }
        assertThat(doubled).isPositive();
    }
}
