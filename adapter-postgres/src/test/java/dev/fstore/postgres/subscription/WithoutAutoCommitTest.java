package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that do not commit by themselves, as many pools hand them out. */
@ExtendWith(PostgresExtension.class)
class WithoutAutoCommitTest {

    private static final FailurePolicy PARKING_AT_ONCE = FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1);

    private final HikariDataSource pool;
    private final DSLContext manual;
    private final CounterView counterView;

    WithoutAutoCommitTest(TestDatabase database) {
        this.counterView = CounterView.in(Databases.pooled(database));
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setAutoCommit(false);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(4);
        this.pool = new HikariDataSource(config);
        this.manual = DSL.using(pool, SQLDialect.POSTGRES);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void appends_are_committed_and_views_in_both_orders_keep_their_progress() {
        var inOrder = counterView.and("_2");
        var counters = counterView.counters(new PostgresEventRepository<>(manual, CounterView.CODEC));
        try (var streams = Subscription.start(manual, counterView.subscriber());
                var log = Subscription.start(manual, inOrder.subscriber().inOneOrder())) {
            for (int n = 0; n < 20; n++) {
                assertThat(counters.handle(n, Metadata.empty()).isRight()).isTrue();
            }
            await().until(() -> counterView.effects() == 20 && inOrder.effects() == 20);
            var progress = new ViewProgress(counterView.database(), counterView.view());
            await().until(() -> progress.lag().pendingEvents() == 0);
        }
        counterView.assertInOrder();
    }

    @Test
    void at_least_once_every_event_is_handled_once_and_acknowledged() {
        counterView.count(0, 20);
        var handled = new ConcurrentLinkedQueue<Recorded<Counted>>();
        try (var subscription = Subscription.start(
                manual, Subscriber.<Counted>atLeastOnce(counterView.view(), CounterView.CODEC, handled::add))) {
            await().until(() -> new ViewProgress(counterView.database(), counterView.view())
                            .lag()
                            .pendingEvents()
                    == 0);
        }
        assertThat(handled.stream().filter(counterView::isOwn)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void parked_streams_are_replayed_and_skipped() {
        counterView.count(0, 2);
        var broken = new AtomicBoolean(true);
        var failing = counterView
                .subscriber(transaction -> event -> {
                    if (broken.get() && counterView.isOwn(event)) {
                        throw new IllegalStateException("not yet");
                    }
                    counterView.writer(transaction).handle(event);
                })
                .failing(PARKING_AT_ONCE);
        var parked = new ParkedStreams(manual, counterView.view());
        try (var subscription = Subscription.start(manual, failing)) {
            await().until(() -> parked.list().size() == 2);
            broken.set(false);
            parked.replay(counterView.counter(0));
            parked.skip(counterView.counter(1), counterView.offsetOf(counterView.counter(1), 1));

            assertThat(parked.list()).isEmpty();
            await().until(() -> counterView.effects() == 1);
        }
    }

    @Test
    void a_transaction_of_the_caller_decides_whether_a_stream_is_replayed() {
        counterView.count(0, 1);
        var failing = counterView
                .subscriber(transaction -> event -> {
                    throw new IllegalStateException("never");
                })
                .failing(PARKING_AT_ONCE);
        var parked = new ParkedStreams(manual, counterView.view());
        try (var subscription = Subscription.start(manual, failing)) {
            await().until(() -> !parked.list().isEmpty());
        }
        var stream = parked.list().getFirst().stream();

        counterView.database().transaction(transaction -> {
            new ParkedStreams(transaction.dsl(), counterView.view()).replay(stream);
            transaction.dsl().execute("SELECT set_config('fstore.test', 'still usable', true)");
            transaction.dsl().connection(connection -> connection.rollback());
        });

        assertThat(parked.list()).hasSize(1);
    }

    @Test
    void a_registration_is_kept() {
        Subscription.register(manual, counterView.subscriber());

        assertThat(counterView.database().fetchCount(DSL.table("views"), DSL.condition("view = ?", counterView.view())))
                .isEqualTo(1);
    }

    @Test
    void states_of_a_view_that_are_saved_outside_of_a_transaction_are_kept() {
        var states = new PostgresViewStates<Counter, Counted>(
                manual, counterView.view(), event -> event.stream().id(), StateCodec.json(Counter.class));
        var events = counterView.count(0, 1);
        new MaterializedView<>(Counter.view(), states.within(manual)).handleAll(List.copyOf(events));

        assertThat(states.find(counterView.counter(0).id())).isPresent();
        assertThat(states.within(counterView.database())
                        .load(Set.of(counterView.counter(0).id())))
                .hasSize(1);
    }

    @Test
    void an_append_wakes_subscriptions_elsewhere() {
        var woken = new AtomicInteger();
        try (var theirs = new WakeUps(manual, woken::incrementAndGet);
                var mine = new WakeUps(manual, () -> {})) {
            await().until(() -> theirs.isListening() && mine.isListening());
            int before = woken.get();
            mine.announce();
            await().until(() -> woken.get() > before);
        }
    }
}
