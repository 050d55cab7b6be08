package dev.fstore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.EphemeralView;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.application.handler.SagaManager;
import dev.fstore.docs.AccountCommand.Deposit;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.postgres.subscription.WakeUps;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of docs/views.md. */
@ExtendWith(PostgresExtension.class)
class ViewsTest {

    record Turnover(int amount) {}

    private static final View<Turnover, AccountEvent> TURNOVER =
            View.of(new Turnover(0), (turnover, event) -> switch (event) {
                case AccountEvent.Deposited(int amount) -> new Turnover(turnover.amount + amount);
                case AccountEvent.Withdrawn withdrawn -> turnover;
            });

    private final DSLContext database;
    private final Map<UUID, AccountEvent> sent = new ConcurrentHashMap<>();

    ViewsTest(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    private void send(UUID delivery, AccountEvent event) {
        sent.put(delivery, event);
    }

    @Test
    void events_reach_views_and_other_handlers() {
        var codec = EventCodec.<AccountEvent>json().with("account", AccountEvent.class);
        var states = new PostgresViewStates<Turnover, AccountEvent>(
                database, "turnovers", event -> event.stream().id(), StateCodec.json(Turnover.class));
        database.execute("CREATE TABLE settings AS SELECT 'turnovers' AS turnovers");

        var view = Subscriber.transactional(
                        "turnovers", codec, tx -> new MaterializedView<>(TURNOVER, states.within(tx)))
                .concurrently(4);

        var alarms = Subscriber.<AccountEvent>atLeastOnce(
                "alarms", codec, event -> send(event.deliveryId("alarms"), event.event()));

        var feed = Subscription.start(database, view);
        var wakeUps = new WakeUps(database, feed::wake);
        var events = new AnnouncingEventRepository<>(
                new PostgresEventRepository<>(database, codec), news -> wakeUps.announce());

        var accounts = new EventSourcedAggregate<AccountCommand, Integer, AccountEvent, Overdrawn>(
                new AccountDecider(), Saga.none(), command -> new StreamId("account", "bob"), events);

        var outcome = accounts.handle(new Deposit(100), Metadata.empty()).get();
        boolean isShown = new ViewProgress(database, "turnovers").await(outcome.events(), Duration.ofSeconds(30));
        assertThat(isShown).isTrue();
        assertThat(states.find("bob")).isEqualTo(Optional.of(new Turnover(100)));

        new EphemeralView<>(TURNOVER, events).of(new StreamId("account", "bob")); // Turnover[amount=100]

        var parked = new ParkedStreams(database, "turnovers");
        for (var stream : parked.list()) {
            parked.replay(stream.stream()); // after the code is fixed; or parked.skip(stream.stream(), offset)
        }
        var nextStates = new PostgresViewStates<Turnover, AccountEvent>(
                database, "turnovers-2", event -> event.stream().id(), StateCodec.json(Turnover.class));
        var next = Subscriber.transactional(
                "turnovers-2", codec, tx -> new MaterializedView<>(TURNOVER, nextStates.within(tx)));

        try (var rebuild = Rebuild.start(database, next, "turnovers")) {
            rebuild.progress(); // Progress[done=91,000, of=1,000,000, perSecond=…, left=…]
            rebuild.takeOver(tx -> tx.execute("UPDATE settings SET turnovers = 'turnovers-2'"), Duration.ofHours(1));
        }
        assertThat(database.fetchValue("SELECT turnovers FROM settings")).isEqualTo("turnovers-2");
        assertThat(nextStates.find("bob")).contains(new Turnover(100));

        var deposits = view.reading(type -> type.name().equals("Deposited"));
        assertThat(deposits.reads()
                        .test(codec.encode(new AccountEvent.Withdrawn(1)).type()))
                .isFalse();
        try (var alarming = Subscription.start(database, alarms)) {
            await().until(() -> sent.containsValue(new AccountEvent.Deposited(100)));
        }

        Saga<AccountEvent, AccountCommand> bonus =
                event -> event.equals(new AccountEvent.Deposited(100)) ? List.of(new Deposit(1)) : List.of();
        var bonuses = Subscriber.atLeastOnce(
                "bonuses",
                codec,
                new SagaManager<>(
                        "bonuses",
                        bonus,
                        (command, metadata) -> accounts.handle(command, metadata)
                                .getOrElseThrow(failure -> new IllegalStateException(failure.toString()))));

        var journal = Subscriber.transactional(
                        "journal",
                        codec,
                        tx -> event -> tx.execute("INSERT INTO journal (line) VALUES (?)", event.toString()))
                .inOneOrder();

        database.execute("CREATE TABLE journal (line text)");
        var bob = new EphemeralView<>(TURNOVER, events);
        try (var saga = Subscription.start(database, bonuses);
                var clerk = Subscription.start(database, journal)) {
            await().until(() -> bob.of(new StreamId("account", "bob")).amount() > 100);
            await().until(() -> database.fetchCount(DSL.table("journal")) >= 2);
        }
        wakeUps.close();
        feed.close();
    }
}
