package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Metadata;
import dev.fstore.postgres.AdditionCommands;
import dev.fstore.postgres.AdditionCommands.Addition;
import dev.fstore.postgres.AdditionCommands.Answer;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.postgres.subscription.fault.StoppableServer.Stop;
import dev.fstore.postgres.subscription.writers.Writers;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Eight writers and four consumers of one view, which keep running while their server stops and starts again. */
final class WritersAndConsumers implements AutoCloseable {

    static final String VIEW = "sums";
    static final int CONSUMERS = 4;

    final DSLContext database;
    final PostgresEventRepository<Changed> store;
    final Writers writers;

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** So long that a stream that is not released would be noticed. */
    private static final Duration LEASE = Duration.ofHours(1);

    private final StoppableServer server;
    private final HikariDataSource writing;
    private final HikariDataSource consuming;
    private final List<Subscription> consumers;

    WritersAndConsumers(StoppableServer server, AdditionCommands additions) {
        this.server = server;
        writing = Databases.pool(server.database().url(), Writers.THREADS);
        consuming = Databases.pool(server.database().url(), 2 * CONSUMERS);
        database = DSL.using(writing, SQLDialect.POSTGRES);
        EventStoreSchema.install(writing);
        SummingHandler.createTables(database);
        database.execute("CREATE TABLE restarts (at timestamptz DEFAULT clock_timestamp())");
        database.execute("CHECKPOINT"); // so that a stop does not lose the tables
        store = NumberDecider.in(database);
        var consumed = DSL.using(consuming, SQLDialect.POSTGRES);
        var subscriber = ConsumerKind.WITHIN.subscriber(consumed, VIEW).leasing(LEASE);
        consumers = Stream.generate(() -> Subscription.start(consumed, subscriber))
                .limit(CONSUMERS)
                .toList();
        writers = new Writers(additions, NumberDecider.over(store));
    }

    void stopAfter(int answers, Stop stop) throws Exception {
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(1)).until(() -> writers.answered() >= answers);
        server.stop(stop);
        server.start();
        await().ignoreExceptions() // the pool still has connections of the stopped server
                .until(() -> database.execute("INSERT INTO restarts DEFAULT VALUES") == 1);
    }

    /** Waits until everything is sent and handled. */
    void finish() throws Exception {
        writers.join();
        assertThat(new ViewProgress(database, VIEW).lag().parkedStreams()).isZero();
        await().atMost(DEADLINE)
                .until(() -> new ViewProgress(database, VIEW).lag().pendingEvents() == 0);
    }

    String setting(String name) {
        return String.valueOf(database.fetchValue("SHOW " + name));
    }

    Map<UUID, Long> eventsByCommand() {
        return database.fetch("SELECT command_id, count(*) FROM events GROUP BY 1")
                .intoMap(row -> row.get(0, UUID.class), row -> row.get(1, Long.class));
    }

    /** Commands of which an event is missing or stored twice. */
    List<Addition> incomplete(List<Addition> commands) {
        var events = eventsByCommand();
        return commands.stream()
                .filter(command -> events.getOrDefault(command.id(), 0L)
                        != command.steps().filter(step -> step.operand() > 0).count())
                .toList();
    }

    /** Sends unanswered commands again. */
    List<Answer> answersAtLast() {
        var handler = NumberDecider.over(store);
        var answers = new ArrayList<>(writers.acknowledged);
        for (var command : writers.unanswered) {
            var metadata = Metadata.empty().withCommandId(command.id());
            answers.add(new Answer(command, handler.handle(command.step(), metadata)));
        }
        return answers;
    }

    int streamsWithHoles() {
        return database.fetch(
                        "SELECT FROM events GROUP BY decider, decider_id"
                                + " HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)")
                .size();
    }

    Verdict verdict(long events) throws SQLException {
        try (var session = Session.open(server.database())) {
            session.query("SET work_mem = '64MB'"); // so that the planner hashes the events
            return Verdict.of(session, "", VIEW, events);
        }
    }

    /** The longest time from a restart to the effect of an event that was stored before it. */
    double longestDelaySeconds() {
        return database.fetchSingle("""
                        SELECT coalesce(max(extract(epoch FROM f.at - r.at)), 0)
                          FROM restarts r JOIN events e ON e.created_at < r.at JOIN effects f USING (event_id)
                         WHERE f.at > r.at""").into(Double.class);
    }

    @Override
    public void close() {
        writers.close();
        writing.close();
        consuming.close();
        consumers.forEach(Subscription::close);
    }
}
