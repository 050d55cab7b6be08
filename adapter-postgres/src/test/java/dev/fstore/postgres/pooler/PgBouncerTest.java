package dev.fstore.postgres.pooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.UnusableStoreException;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.internal.TransactionPooling;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.WakeUps;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.pooler.PgBouncer;
import dev.fstore.testkit.pooler.PgBouncer.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real PgBouncer, of Debian's package pgbouncer. */
@ExtendWith(PostgresExtension.class)
class PgBouncerTest {

    private static final int ROUNDS = 240;
    private static final int WRITERS = 8;
    private static final int SESSIONS = 4;

    private final TestDatabase server;
    private final DSLContext direct;

    PgBouncerTest(TestDatabase server) {
        this.server = server;
        this.direct = Databases.pooled(server);
    }

    @BeforeAll
    static void requireProgram() {
        if (PgBouncer.program().isEmpty()) {
            System.err.println("NOT TESTED: PgBouncer, which is not installed. Try: apt-get install pgbouncer");
        }
        assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is installed");
    }

    private static DSLContext on(HikariDataSource pool) {
        return DSL.using(pool, SQLDialect.POSTGRES);
    }

    private static EventHandler<Changed> writer(DSLContext transaction) {
        return event -> transaction.execute(
                "INSERT INTO seen VALUES (?, ?)", event.stream().id(), event.version());
    }

    @Test
    void all_rounds_work_with_the_recommended_settings() throws Exception {
        direct.execute("CREATE TABLE seen (number text, version bigint, PRIMARY KEY (number, version))");
        direct.execute("CREATE TABLE seen_in_order (number text, version bigint, PRIMARY KEY (number, version))");
        Set<UUID> reacted = ConcurrentHashMap.newKeySet();
        try (var bouncer = PgBouncer.before(server, Mode.TRANSACTION, SESSIONS);
                var pool = Databases.pool(bouncer.recommended(server).url(), 2 * WRITERS)) {
            var database = on(pool);
            var view = Subscriber.transactional("streams", NumberDecider.CODEC, PgBouncerTest::writer)
                    .concurrently(2);
            var inOrder = Subscriber.<Changed>transactional(
                            "ordered",
                            NumberDecider.CODEC,
                            transaction -> event -> transaction.execute(
                                    "INSERT INTO seen_in_order VALUES (?, ?)",
                                    event.stream().id(),
                                    event.version()))
                    .inOneOrder();
            var saga = Subscriber.<Changed>atLeastOnce("saga", NumberDecider.CODEC, event -> reacted.add(event.id()));
            try (var first = Subscription.start(database, view);
                    var second = Subscription.start(database, inOrder);
                    var third = Subscription.start(database, saga)) {
                assertThat(rounds(database)).hasSize(ROUNDS);
                await().until(() ->
                        count("seen") == ROUNDS && count("seen_in_order") == ROUNDS && reacted.size() == ROUNDS);
            }
        }
    }

    private int count(String table) {
        return direct.fetchCount(DSL.table(table));
    }

    /** Each adds 1 to one of eight numbers; some load it first, and some are repeated. */
    private static List<Recorded<Changed>> rounds(DSLContext database) throws Exception {
        var repository = NumberDecider.in(database);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var rounds = IntStream.range(0, WRITERS)
                    .<Callable<List<Recorded<Changed>>>>mapToObj(writer -> () -> IntStream.range(0, ROUNDS / WRITERS)
                            .mapToObj(round -> NumberDecider.over(repository)
                                    .handle(NumberDecider.add("n" + writer, 1), Metadata.empty())
                                    .get()
                                    .events()
                                    .getFirst())
                            .toList())
                    .toList();
            return writers.invokeAll(rounds).stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    @Test
    void with_the_settings_of_the_driver_the_error_says_what_to_change() {
        try (var bouncer = PgBouncer.before(server, Mode.TRANSACTION, 2);
                var pool = Databases.pool(bouncer.database().url(), WRITERS)) {
            assertThatExceptionOfType(UnusableStoreException.class)
                    .isThrownBy(() -> oneAfterTheOther(on(pool)))
                    .withMessageContaining("prepareThreshold=0");
        }
    }

    /** Alternates between two clients of the pooler, each of which prepares statements of the same names. */
    private static void oneAfterTheOther(DSLContext database) {
        var repository = NumberDecider.in(database);
        for (int round = 0; round < 20; round++) {
            repository.load(NumberDecider.stream("none"), new NumberDecider());
            database.connection(held -> repository.load(NumberDecider.stream("none"), new NumberDecider()));
        }
    }

    @Test
    void a_pooler_in_transaction_mode_is_recognized() {
        assertThat(TransactionPooling.isBetween(direct)).isFalse();
        for (var mode : Mode.values()) {
            try (var bouncer = PgBouncer.before(server, mode, 3);
                    var pool = Databases.pool(bouncer.recommended(server).url(), 2)) {
                assertThat(TransactionPooling.isBetween(on(pool)))
                        .as(mode.toString())
                        .isEqualTo(mode == Mode.TRANSACTION);
            }
        }
    }

    @Test
    void notifications_are_sent_through_it_and_arrive_beside_it_only() {
        var woken = new AtomicInteger();
        try (var bouncer = PgBouncer.before(server, Mode.TRANSACTION, 2);
                var pool = Databases.pool(bouncer.recommended(server).url(), 4);
                var beside = new WakeUps(direct, woken::incrementAndGet);
                var through = new WakeUps(on(pool), () -> {})) {
            await().until(beside::isListening);
            int before = woken.get();
            through.announce();
            await().until(() -> woken.get() > before);
            assertThat(through.isListening()).isFalse();
        }
    }

    @Test
    void the_documented_settings_are_those_that_are_tested() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "connections.md")))
                .contains(PgBouncer.RECOMMENDED)
                .contains("prepareThreshold=0");
    }
}
