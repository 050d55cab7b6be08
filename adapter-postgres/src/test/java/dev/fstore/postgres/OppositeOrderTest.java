package dev.fstore.postgres;

import static dev.fstore.postgres.NumberDecider.add;
import static dev.fstore.postgres.NumberDecider.multiply;
import static dev.fstore.postgres.NumberDecider.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure.NotAppended;
import dev.fstore.application.Failure.Rejected;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.application.Retrying.Reason;
import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Mutant;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two commands at the same moment about the same two streams in opposite order: 100 rounds, 1,000 in a heavy run. {@code
 * -Dfstore.seed=7} begins at another seed.
 */
@ExtendWith(PostgresExtension.class)
class OppositeOrderTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 1_000 : 100;
    private static final int MANY_ROUNDS = 2_000;

    private final String prefix = UUID.randomUUID() + " ";
    private final Queue<Reason> retries = new ConcurrentLinkedQueue<>();
    private final TestDatabase database;
    private final HikariDataSource pool;
    private final DSLContext connections;
    private final PostgresEventRepository<Changed> store;
    private final EventSourcedAggregate<Step, Long, Changed, String> numbers;

    OppositeOrderTest(TestDatabase database) {
        this.database = database;
        Databases.installed(database);
        pool = Databases.pool(database.url(), 2);
        connections = DSL.using(pool, SQLDialect.POSTGRES);
        store = NumberDecider.in(connections);
        numbers = NumberDecider.over(store);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_loser_is_told_of_its_conflict_and_leaves_no_trace() throws Exception {
        int conflicts = conflictsInOppositeOrder(numbers, ROUNDS);

        assertThat(conflicts).isPositive();
        record(
                "opposite order",
                String.format(Locale.ROOT, "%,d losers told, 0 deadlocks, 0 states of no serial order", conflicts));
    }

    @Test
    void with_another_attempt_both_win_as_if_one_had_come_after_the_other() throws Exception {
        int conflicts = conflictsInOppositeOrder(retrying(numbers), ROUNDS);

        assertThat(conflicts).isZero();
        assertThat(retries).isNotEmpty().hasOnlyElementsOfType(Reason.Overtaken.class);
        record(
                "opposite order, tried again",
                String.format(
                        Locale.ROOT,
                        "all succeeded after %,d conflicts, 0 deadlocks, 0 states of no serial order",
                        retries.size()));
    }

    @Test
    void they_catch_a_store_where_a_command_claims_no_streams_and_takes_them_in_its_own_order() throws Exception {
        var unclaimed = new Mutant(
                database,
                "place_command",
                "PERFORM claim_streams(v_deciders || v_read_deciders, v_decider_ids || v_read_ids);",
                "NULL;");
        var unordered = new Mutant(database, "place_anywhere", "ORDER BY o.decider, o.decider_id, o.n", "ORDER BY o.n");

        assertThatThrownBy(() ->
                        unclaimed.during(() -> unordered.during(() -> conflictsInOppositeOrder(numbers, MANY_ROUNDS))))
                .isInstanceOf(TransientFaultException.class)
                .hasMessageContaining("deadlock");
    }

    @Test
    void of_two_that_rely_on_what_the_other_changes_only_one_wins_if_reads_are_checked() throws Exception {
        var winners = winnersOfMirrorImages(numbers.checkingReads());

        assertThat(winners).containsOnlyKeys(1);
        record("write skew, reads checked", "exactly one winner in every round, 0 deadlocks");
    }

    @Test
    void and_with_another_attempt_the_other_is_rejected() throws Exception {
        var winners = winnersOfMirrorImages(retrying(numbers.checkingReads()));

        assertThat(winners).containsOnlyKeys(1);
        assertThat(retries).isNotEmpty().hasOnlyElementsOfType(Reason.Overtaken.class);
    }

    @Test
    void if_reads_are_not_checked_both_may_win() throws Exception {
        var winners = winnersOfMirrorImages(numbers);

        assertThat(winners).containsKey(2);
        record("write skew, reads not checked", String.format(Locale.ROOT, "both win in %,d rounds", winners.get(2)));
    }

    private Retrying<Step, Long, Changed, String> retrying(CommandHandler<Step, Long, Changed, String> handler) {
        return new Retrying<>(handler, 100).watchedBy((command, attempt, pause, reason) -> retries.add(reason));
    }

    /** One adds to both numbers, the other one multiplies them. */
    private int conflictsInOppositeOrder(CommandHandler<Step, Long, Changed, String> handler, int rounds)
            throws Exception {
        int conflicts = 0;
        try (var pairs = ConcurrentCommandPairs.with(handler)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + rounds; seed++) {
                var random = new Random(seed);
                var a = prefix + seed + "a";
                var b = prefix + seed + "b";
                long before = random.nextInt(3);
                long summand = random.nextInt(1, 10);
                long factor = random.nextInt(2, 10);
                numbers.handle(add(a, before, add(b, before)), Metadata.empty());

                var result = pairs.between(add(a, summand, add(b, summand)), multiply(b, factor, multiply(a, factor)));

                assertThat(result.failures()).hasSizeLessThan(2).allMatch(OppositeOrderTest::isConflict);
                conflicts += result.failures().size();
                long added = result.one().isRight() ? summand : 0;
                long multiplied = result.other().isRight() ? factor : 1;
                assertThat(List.of(NumberDecider.value(a, store), NumberDecider.value(b, store)))
                        .as("-Dfstore.seed=%s, %s", seed, result)
                        .isIn(same((before + added) * multiplied), same(before * multiplied + added));
            }
        }
        return conflicts;
    }

    private static List<Long> same(long value) {
        return List.of(value, value);
    }

    /** Each takes one number, provided that the other one is free; by how many winners there were. */
    private Map<Integer, Integer> winnersOfMirrorImages(CommandHandler<Step, Long, Changed, String> handler)
            throws Exception {
        var winners = new TreeMap<Integer, Integer>();
        try (var pairs = ConcurrentCommandPairs.with(handler)) {
            for (int round = 0; round < ROUNDS; round++) {
                var a = prefix + round + "a";
                var b = prefix + round + "b";

                var result = pairs.between(add(a, 1, require(b, 0)), add(b, 1, require(a, 0)));

                assertThat(result.failures())
                        .allMatch(failure -> isConflict(failure) || failure instanceof Rejected<String>);
                int won = 2 - result.failures().size();
                assertThat(NumberDecider.value(a, store) + NumberDecider.value(b, store))
                        .isEqualTo(won);
                winners.merge(won, 1, Integer::sum);
            }
        }
        return winners;
    }

    private static boolean isConflict(Object failure) {
        return failure instanceof NotAppended<?>(Conflict conflict);
    }

    private void record(String claim, String figure) throws IOException {
        Reliability.record(
                claim,
                String.format(Locale.ROOT, "%,d rounds from seed %s: %s", ROUNDS, FIRST_SEED, figure),
                String.valueOf(connections.fetchValue("SHOW server_version")));
    }
}
