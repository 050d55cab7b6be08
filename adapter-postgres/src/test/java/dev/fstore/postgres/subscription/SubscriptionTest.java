package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Version;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Renamed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SubscriptionTest {

    private final TestDatabase server;
    private final DSLContext database;
    private final CounterView counterView;
    private final String view;

    SubscriptionTest(TestDatabase database) {
        this.server = database;
        this.database = Databases.installed(database);
        this.counterView = CounterView.in(this.database);
        this.view = counterView.view();
    }

    @Test
    void every_event_has_its_effect_once_and_in_the_order_of_its_stream() {
        counterView.count(0, 50);
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            counterView.count(50, 100);
            await().until(() -> counterView.effects() == 100);
        }
        counterView.assertInOrder();
    }

    @Test
    void two_instances_share_the_work_and_do_nothing_twice() {
        counterView.count(0, 100);
        try (var one = Subscription.start(database, counterView.subscriber());
                var two = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> counterView.effects() >= 100);
        }
        assertThat(counterView.effects()).isEqualTo(100);
        counterView.assertInOrder();
    }

    @Test
    void a_failing_stream_holds_up_no_other_and_leaves_no_half_effect() {
        counterView.count(0, 10);
        var failures = new AtomicInteger();
        Function<DSLContext, EventHandler<Counted>> failingOnce = transaction -> event -> {
            counterView.writer(transaction).handle(event);
            if (event.stream().equals(counterView.counter(7)) && failures.getAndIncrement() < 2) {
                throw new AssertionError("no");
            }
        };
        try (var subscription = Subscription.start(database, counterView.subscriber(failingOnce))) {
            await().until(() -> counterView.effects() >= 9);
            await().until(() -> counterView.effects() == 10);
        }
        assertThat(failures).hasValue(3);
    }

    @Test
    void a_woken_subscription_polls_at_once_and_not_after_its_pause() {
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            var announced = counterView.counters(
                    new AnnouncingEventRepository<>(counterView.repository(), news -> subscription.wake()));
            for (int n = 0; n < 20; n++) {
                int before = counterView.effects();
                announced.handle(n, Metadata.empty());
                await().pollInterval(Duration.ofMillis(1)).until(() -> counterView.effects() > before);
            }
        }
        assertThat(counterView.effects()).isEqualTo(20);
    }

    @Test
    void a_view_is_given_only_the_types_that_it_reads() {
        counterView.count(0, 10);
        var renamed = new Append<Counted>(counterView.counter(10), Version.NONE, List.of(new Renamed("ten")), false);
        counterView.repository().append(List.of(renamed), Metadata.empty());
        var given = new ConcurrentLinkedQueue<Counted>();
        Function<DSLContext, EventHandler<Counted>> noting = transaction -> event -> given.add(event.event());

        try (var subscription = Subscription.start(
                database,
                counterView.subscriber(noting).reading(type -> type.name().equals("Renamed")))) {
            await().until(() -> given.contains(new Renamed("ten")));
            await().until(() -> new ViewProgress(database, view).lag().pendingEvents() == 0);
        }
        assertThat(given).containsOnly(new Renamed("ten"));
    }

    @Test
    void a_restarted_subscription_goes_on_where_it_stopped() {
        counterView.count(0, 20);
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> counterView.effects() == 20);
        }
        counterView.count(20, 30);
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> counterView.effects() >= 30);
        }
        assertThat(counterView.effects()).isEqualTo(30);
    }

    @Test
    void a_connection_in_a_transaction_of_unknown_owner_is_refused() throws Exception {
        try (var connection = server.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var single = DSL.using(connection, SQLDialect.POSTGRES);
            assertThatThrownBy(() -> Subscription.start(single, counterView.subscriber()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("autoCommit");
        }
    }
}
