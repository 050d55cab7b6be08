package dev.fstore.postgres.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.process.ProcessInstancesReport;
import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.postgres.subscription.WakeUps;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners of the user's jOOQ configuration see the statements of handlers and no others. */
@ExtendWith(PostgresExtension.class)
class OwnStatementsTest {

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final DSLContext database;

    OwnStatementsTest(TestDatabase server) {
        var plain = Databases.pooled(server);
        database = DSL.using(plain.configuration().derive((ExecuteListenerProvider) () -> new Recorder(seen)));
    }

    private record Recorder(Queue<String> seen) implements ExecuteListener {

        @Override
        public void start(ExecuteContext context) {
            seen.add(String.valueOf(context.query()));
        }
    }

    private static EventHandler<Changed> handler(DSLContext transaction) {
        return event -> transaction.execute("SELECT 'handled'");
    }

    @Test
    void repositories_run_their_statements_without_the_listeners() {
        var repository = NumberDecider.in(database);
        var outcome = NumberDecider.over(repository)
                .handle(NumberDecider.add("one", 1), Metadata.empty())
                .get();
        assertThat(repository.eventsOf(
                        outcome.events().getFirst().metadata().commandId().orElseThrow()))
                .hasSize(1);
        var counter = new Counter(1, "");
        new PostgresStateRepository<>(database, StateCodec.json(Counter.class))
                .save(
                        List.of(new Save<>(new StreamId("counter", "one"), Version.NONE, counter, false)),
                        Metadata.empty());
        new PostgresViewStates<Counter, Changed>(
                        database, "none", event -> event.stream().id(), StateCodec.json(Counter.class))
                .find("one");

        assertThat(seen).isEmpty();
    }

    @Test
    void subscriptions_run_only_their_handlers_with_the_listeners() {
        var repository = NumberDecider.in(database);
        var events = NumberDecider.over(repository)
                .handle(NumberDecider.add("two", 2), Metadata.empty())
                .get()
                .events();
        var first = Subscriber.transactional("first", NumberDecider.CODEC, OwnStatementsTest::handler);
        var second = Subscriber.transactional("second", NumberDecider.CODEC, OwnStatementsTest::handler);
        var ordered = Subscriber.transactional("ordered", NumberDecider.CODEC, OwnStatementsTest::handler)
                .inOneOrder();
        try (var subscription = Subscription.start(database, first);
                var log = Subscription.start(database, ordered);
                var wakeUps = WakeUps.of(database, List.of(subscription, log));
                var rebuild = Rebuild.start(database, second, "first")) {
            wakeUps.announce();
            for (var view : List.of("first", "second", "ordered")) {
                await().until(() -> new ViewProgress(database, view).hasProcessed(events));
            }
            assertThat(rebuild.progress().done()).isPositive();
            assertThat(rebuild.takeOver(transaction -> {}, Duration.ofSeconds(30)))
                    .isTrue();
        }
        assertThat(new ViewProgress(database, "second").lag().pendingEvents()).isZero();

        assertThat(seen).isNotEmpty().allMatch(statement -> statement.equals("SELECT 'handled'"));
    }

    @Test
    void reports_for_operators_run_without_the_listeners() {
        var parked = new ParkedStreams(database, "none");
        var stream = NumberDecider.stream("none");
        assertThat(parked.list()).isEmpty();
        assertThatThrownBy(() -> parked.replay(stream)).hasMessageContaining("none");
        assertThatThrownBy(() -> parked.skip(stream, 1)).hasMessageContaining("none");
        var report = new ProcessInstancesReport(database, "none");
        assertThat(report.list(10)).isEmpty();
        assertThat(report.lateness().parked()).isZero();
        assertThatThrownBy(() -> report.replay("none")).hasMessageContaining("none");

        assertThat(seen).isEmpty();
    }
}
