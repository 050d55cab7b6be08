package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.AdditionCommands.Answer;
import dev.fstore.postgres.CuttingProxy.Cut;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Connections break under commands to one stream and to several: 100 commands, 1,000 in a heavy run, for each kind of
 * request that is cut. {@code -Dfstore.seed=7} draws others.
 */
@ExtendWith(PostgresExtension.class)
class ConnectionsCutTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int COMMANDS = Reliability.HEAVY ? 1_000 : 100;
    private static final int THREADS = 8;
    private static final int ATTEMPTS = 200;

    private final AdditionCommands additions = AdditionCommands.draw(COMMANDS, 40, new Random(SEED));
    private final Set<UUID> storedUnnoticed = ConcurrentHashMap.newKeySet();
    private final TestDatabase database;
    private final HikariDataSource intactPool;
    private final DSLContext intact;
    private final PostgresEventRepository<Changed> store;

    ConnectionsCutTest(TestDatabase database) {
        this.database = database;
        Databases.installed(database);
        intactPool = Databases.pool(database.url(), THREADS);
        intact = DSL.using(intactPool, SQLDialect.POSTGRES);
        store = NumberDecider.in(intact);
    }

    @AfterEach
    void close() {
        intactPool.close();
    }

    @ParameterizedTest
    @CsvSource({"appends, place_", "commits, COMMIT"})
    void a_command_is_stored_once_and_its_outcome_returned(String what, String target) throws Exception {
        assertStoredOnce(what, target, 3);

        assertThat(storedUnnoticed).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"loads, get_events", "statements, select"})
    void it_does_not_matter_what_a_command_was_about_to_do(String what, String target) throws Exception {
        assertStoredOnce(what, target, 12);
    }

    @Test
    void nor_does_it_matter_if_connections_break_while_they_are_opened() throws Exception {
        try (var proxy = new CuttingProxy(database, "", 20, SEED)) {
            assertStoredOnce("anything, without a pool", proxy, new TestDatabase(proxy.url()).dataSource());
        }
    }

    @Test
    void they_catch_a_retry_that_forgets_the_id_of_the_command() throws Exception {
        try (var proxy = new CuttingProxy(database, "place_", 3, SEED)) {
            var handler = NumberDecider.over(through(new TestDatabase(proxy.url()).dataSource()));
            CommandHandler<Step, Long, Changed, String> forgetful =
                    (step, metadata) -> handler.handle(step, Metadata.empty());

            var answers = additions.sentBy(THREADS, new Retrying<>(forgetful, ATTEMPTS));

            assertThat(additions.wrong(answers, store)).isNotEmpty();
        }
    }

    private void assertStoredOnce(String what, String target, int oneIn) throws Exception {
        try (var proxy = new CuttingProxy(database, target, oneIn, SEED);
                var pool = Databases.pool(proxy.url(), THREADS)) {
            assertStoredOnce(what, proxy, pool);
        }
    }

    private void assertStoredOnce(String what, CuttingProxy proxy, DataSource connections) throws Exception {
        var database = DSL.using(connections, SQLDialect.POSTGRES);
        var handler = watched(what.equals("commits") ? inTransaction(database) : over(database));

        var answers = additions.sentBy(THREADS, new Retrying<>(handler, ATTEMPTS));

        assertThat(answers).allMatch(answer -> answer.outcome().isRight());
        assertThat(AdditionCommands.contradictions(answers, store)).isEmpty();
        assertThat(additions.wrong(answers, store)).isEmpty();
        assertThat(proxy.cuts()).containsOnlyKeys(Cut.values());
        report(what, proxy, answers);
    }

    private void report(String what, CuttingProxy proxy, List<Answer> answers) throws Exception {
        var cuts = proxy.cuts();
        Reliability.record(
                "connections cut, " + what,
                String.format(
                        Locale.ROOT,
                        "%,d commands from seed %s, requests cut: %,d before, %,d within, %,d after; %,d stored unknown to their sender: 0 lost, 0 doubled, 0 answered otherwise",
                        answers.size(),
                        SEED,
                        cuts.get(Cut.BEFORE),
                        cuts.get(Cut.WITHIN),
                        cuts.get(Cut.AFTER),
                        storedUnnoticed.size()),
                String.valueOf(intact.fetchValue("SHOW server_version")));
    }

    /** Notes which commands are stored although all that came back was a fault. */
    private CommandHandler<Step, Long, Changed, String> watched(CommandHandler<Step, Long, Changed, String> handler) {
        return (step, metadata) -> {
            try {
                return handler.handle(step, metadata);
            } catch (TransientFaultException fault) {
                metadata.commandId().filter(id -> !store.eventsOf(id).isEmpty()).ifPresent(storedUnnoticed::add);
                throw fault;
            }
        };
    }

    private CommandHandler<Step, Long, Changed, String> over(DSLContext database) {
        return NumberDecider.over(store.within(database)).checkingReads();
    }

    /** In a transaction of the caller's, who begins it again if it breaks: only there does a client send a commit. */
    private CommandHandler<Step, Long, Changed, String> inTransaction(DSLContext database) {
        return (step, metadata) -> {
            try {
                return database.transactionResult(
                        transaction -> over(transaction.dsl()).handle(step, metadata));
            } catch (DataAccessException e) {
                throw new TransientFaultException("The transaction of the command is gone", e);
            }
        };
    }

    private EventRepository<Changed> through(DataSource connections) {
        return store.within(DSL.using(connections, SQLDialect.POSTGRES));
    }
}
