package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.FailurePolicy;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** The library itself gets by with the roles that the store offers, once its event types and views are registered. */
@ExtendWith(PostgresExtension.class)
class LeastPrivilegeTest {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with("counter", Counted.class);
    private static final StateCodec<Counter> STATES = StateCodec.json(Counter.class);
    private static final View<Integer, Counted> NUMBER = View.of(0, (number, event) -> number + 1);

    private final TestDatabase database;
    private final DSLContext owner;

    LeastPrivilegeTest(TestDatabase database) {
        this.database = database;
        this.owner = Databases.installed(database);
    }

    @Test
    void a_writer_can_write_and_a_consumer_can_consume() {
        new PostgresEventRepository<>(owner, CODEC); // declares the event types
        var names = Subscriber.transactional(
                "names",
                CODEC,
                transaction -> event -> transaction.execute(
                        "INSERT INTO names VALUES (?)", event.stream().id()));
        Subscription.register(owner, names);
        owner.execute("CREATE TABLE names (name text)");
        owner.execute("GRANT INSERT ON names TO fstore_consumer");
        var stream = new StreamId("counter", "1");
        var repository = new PostgresEventRepository<>(as("fstore_writer"), CODEC);

        var loaded = repository.load(stream, NUMBER);
        var stored = repository.append(
                List.of(new Append<>(stream, loaded.version(), List.of(new Counted.Renamed("Ada")), false)),
                Metadata.empty());

        assertThat(stored.isRight()).isTrue();
        try (var subscription = Subscription.start(as("fstore_consumer"), names)) {
            await().until(() -> owner.fetchCount(DSL.table("names"), DSL.condition("name = '1'")) == 1);
        }
    }

    @Test
    void a_consumer_can_keep_states_of_a_view() {
        new PostgresEventRepository<>(owner, CODEC);
        Subscription.register(owner, counting("states"));
        Subscription.register(owner, counting("states in one order"));
        var stream = append("a");

        try (var streams = Subscription.start(as("fstore_consumer"), counting("states"));
                var log = Subscription.start(
                        as("fstore_consumer"), counting("states in one order").inOneOrder())) {
            var found = new PostgresViewStates<Counter, Counted>(
                    as("fstore_reader"), "states", event -> event.stream().id(), STATES);
            var inOneOrder = new PostgresViewStates<Counter, Counted>(
                    as("fstore_reader"),
                    "states in one order",
                    event -> event.stream().id(),
                    STATES);
            await().until(() -> found.find(stream.id()).equals(Optional.of(new Counter(0, "Ada"))));
            await().until(() -> inOneOrder.find(stream.id()).equals(Optional.of(new Counter(0, "Ada"))));
        }
    }

    @Test
    void a_consumer_can_consume_at_least_once_and_park_what_fails() {
        new PostgresEventRepository<>(owner, CODEC);
        var good = append("good");
        var bad = append("bad");
        var mailed = new ConcurrentLinkedQueue<StreamId>();

        var subscriber = Subscriber.<Counted>atLeastOnce("mails", CODEC, event -> {
                    if (event.stream().equals(bad)) {
                        throw new IllegalStateException("never");
                    }
                    mailed.add(event.stream());
                })
                .failing(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 2));
        Subscription.register(owner, subscriber);
        try (var subscription = Subscription.start(as("fstore_consumer"), subscriber)) {
            await().until(() -> mailed.contains(good)
                    && new ViewProgress(as("fstore_consumer"), "mails").lag().parkedStreams() == 1);
        }
    }

    @Test
    void an_admin_that_is_a_consumer_too_can_rebuild_a_view() {
        new PostgresEventRepository<>(owner, CODEC);
        Subscription.register(owner, counting("first"));
        var stream = append("b");
        owner.execute("CREATE ROLE rebuilder IN ROLE fstore_admin, fstore_consumer");
        owner.execute("CREATE TABLE sent (view text)");
        owner.execute("GRANT INSERT ON sent TO rebuilder, fstore_consumer");

        try (var old = Subscription.start(as("fstore_consumer"), gated("first"))) {
            await().until(() -> new ViewProgress(owner, "first").lag().pendingEvents() == 0);
            try (var rebuild = Rebuild.start(as("rebuilder"), gated("second"), "first")) {
                assertThat(rebuild.takeOver(transaction -> {}, Duration.ofSeconds(60)))
                        .isTrue();
                assertThat(rebuild.progress().done()).isPositive();
            }
        }
        assertThat(new PostgresViewStates<Counter, Counted>(
                                as("rebuilder"),
                                "second",
                                event -> event.stream().id(),
                                STATES)
                        .find(stream.id()))
                .contains(new Counter(0, "Ada"));
        assertThat(owner.fetchCount(DSL.table("sent"), DSL.condition("view = 'second'")))
                .isZero();
    }

    private Subscriber<Counted> gated(String view) {
        return counting(view).gating(transaction -> event -> transaction.execute("INSERT INTO sent VALUES (?)", view));
    }

    private static Subscriber<Counted> counting(String view) {
        return Subscriber.transactional(
                view,
                CODEC,
                transaction -> new MaterializedView<>(
                        Counter.view(),
                        new PostgresViewStates<Counter, Counted>(
                                        transaction,
                                        view,
                                        event -> event.stream().id(),
                                        STATES)
                                .within(transaction)));
    }

    private StreamId append(String id) {
        var stream = new StreamId("counter", id);
        var stored = new PostgresEventRepository<>(as("fstore_writer"), CODEC)
                .append(
                        List.of(new Append<>(stream, Version.NONE, List.of(new Counted.Renamed("Ada")), false)),
                        Metadata.empty());
        assertThat(stored.isRight()).isTrue();
        return stream;
    }

    private DSLContext as(String role) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setOptions("-c role=" + role);
        return DSL.using(dataSource, SQLDialect.POSTGRES);
    }
}
