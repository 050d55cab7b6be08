package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Retrying;
import dev.fstore.application.Retrying.Reason;
import dev.fstore.postgres.AdditionCommands.Answer;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 16 threads that send 100 commands each, 1,000 in a heavy run, to ten streams. {@code -Dfstore.seed=7} draws others. */
@ExtendWith(PostgresExtension.class)
class HotStreamsTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int THREADS = 16;
    private static final int COMMANDS = THREADS * (Reliability.HEAVY ? 1_000 : 100);
    private static final int STREAMS = 10;

    private final AdditionCommands additions = AdditionCommands.draw(COMMANDS, STREAMS, new Random(SEED));
    private final Queue<Reason> retries = new ConcurrentLinkedQueue<>();
    private final HikariDataSource pool;
    private final DSLContext connections;

    HotStreamsTest(TestDatabase database) {
        Databases.installed(database);
        pool = Databases.pool(database.url(), THREADS);
        connections = DSL.using(pool, SQLDialect.POSTGRES);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void with_enough_attempts_every_command_succeeds_and_has_its_effect_once() throws Exception {
        var answers = answersWithin(200);

        assertThat(answers).allMatch(answer -> answer.outcome().isRight());
        record(
                "hot streams",
                String.format(Locale.ROOT, "all succeeded, after %,d conflicts; 0 lost, 0 doubled", retries.size()));
    }

    @Test
    void a_command_that_gives_up_has_no_effect_at_all() throws Exception {
        var answers = answersWithin(2);

        long failed =
                answers.stream().filter(answer -> answer.outcome().isLeft()).count();
        assertThat(failed).isPositive().isLessThan(COMMANDS);
        record(
                "hot streams, two attempts",
                String.format(
                        Locale.ROOT,
                        "%,d succeeded, %,d gave up; 0 lost, 0 doubled, 0 given up but stored",
                        COMMANDS - failed,
                        failed));
    }

    /** Every one of them is true, and the numbers are the sum of those that say that they succeeded. */
    private List<Answer> answersWithin(int attempts) throws Exception {
        var store = NumberDecider.in(connections);
        var handler = new Retrying<>(NumberDecider.over(store), attempts)
                .watchedBy((command, attempt, pause, reason) -> retries.add(reason));

        var answers = additions.sentBy(THREADS, handler);

        assertThat(answers).hasSize(COMMANDS);
        assertThat(retries).isNotEmpty().hasOnlyElementsOfType(Reason.Overtaken.class);
        assertThat(AdditionCommands.contradictions(answers, store)).isEmpty();
        assertThat(additions.wrong(answers, store)).isEmpty();
        return answers;
    }

    private void record(String claim, String figure) throws IOException {
        Reliability.record(
                claim,
                String.format(
                        Locale.ROOT,
                        "%s threads x %,d commands on %s streams from seed %s: %s",
                        THREADS,
                        COMMANDS / THREADS,
                        STREAMS,
                        SEED,
                        figure),
                String.valueOf(connections.fetchValue("SHOW server_version")));
    }
}
