package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.postgres.subscription.fault.KilledConsumers.Consequences;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.Verdict;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills consumer processes with SIGKILL, once at every kill point, or 20 times in a heavy run. {@code -Dfstore.seed=7}
 * draws other moments.
 */
@ExtendWith(PostgresExtension.class)
class ConsumerKilledTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 20 : 1;

    private final TestDatabase database;
    private final DSLContext connections;

    ConsumerKilledTest(TestDatabase database) {
        this.database = database;
        this.connections = Databases.pooled(database);
        SummingHandler.createTables(connections);
    }

    @Test
    void effects_in_the_transaction_of_the_acknowledgement_are_neither_lost_nor_doubled() throws Exception {
        var kills = new KilledConsumers(database, ConsumerKind.WITHIN, SEED).run(ROUNDS);

        assertThat(kills.effects()).isEqualTo(Verdict.CLEAN);
        assertThat(new SummingHandler(kills.view).wrongSums(connections, kills.view))
                .isZero();
        record("consumer killed", kills, "effects: 0 lost, 0 doubled, 0 out of order");
    }

    @Test
    void the_checks_catch_effects_in_a_transaction_of_their_own() throws Exception {
        var kills = new KilledConsumers(database, ConsumerKind.BESIDE, SEED).run(1);

        var verdict = kills.effects();
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isPositive();
        assertThat(new SummingHandler(kills.view).wrongSums(connections, kills.view))
                .isPositive();
        record(
                "consumer killed, control",
                kills,
                String.format(Locale.ROOT, "effects beside the transaction: %,d doubled", verdict.doubled()));
    }

    @Test
    void commands_that_a_saga_sends_are_stored_once() throws Exception {
        var kills = new KilledConsumers(database, ConsumerKind.SENDING, SEED).run(ROUNDS);

        assertThat(kills.consequences()).isEqualTo(new Consequences(0, 0, 0));
        record("consumer with a saga killed", kills, "commands: 0 lost, 0 doubled, 0 out of order");
    }

    @Test
    void the_checks_catch_a_saga_whose_commands_have_new_ids() throws Exception {
        var kills = new KilledConsumers(database, ConsumerKind.SENDING_WITHOUT_IDS, SEED).run(1);

        var consequences = kills.consequences();
        assertThat(consequences.lost()).isZero();
        assertThat(consequences.doubled()).isPositive();
        record(
                "consumer with a saga killed, control",
                kills,
                String.format(Locale.ROOT, "commands under new ids: %,d doubled", consequences.doubled()));
    }

    private void record(String claim, KilledConsumers kills, String figure) throws IOException {
        Reliability.record(
                claim,
                String.format(
                        Locale.ROOT,
                        "kills %s from seed %s under %,d events; %s",
                        kills.kills,
                        SEED,
                        kills.sent,
                        figure),
                String.valueOf(connections.fetchValue("SHOW server_version")));
    }
}
