package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.process.ActionHandler;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.View;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.process.Checkout.Action;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.Checkout.Result;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(PostgresExtension.class)
class ProcessHostTest {

    private final Shop shop = new Shop();
    private final TestDatabase testDatabase;
    private final DSLContext database;
    private final PostgresEventRepository<Object> repository;

    ProcessHostTest(TestDatabase database) {
        this.testDatabase = database;
        this.database = Databases.pooled(database);
        this.repository = shop.repository(this.database);
    }

    @Test
    void an_order_that_is_paid_in_time_is_shipped_and_one_that_is_not_is_cancelled() {
        var soon = Instant.now().plusMillis(1_500);
        try (var host = ProcessHost.start(database, shop.process(database))) {
            shop.place(repository, "paid", Instant.now().plus(Duration.ofHours(1)));
            shop.place(repository, "late", soon);
            shop.pay(repository, "paid");

            await().until(() -> outcomes("paid").equals(List.of(Action.SHIP)));
            await().until(() -> outcomes("late").equals(List.of(Action.CANCEL)));
            await().until(() -> host.waitingFor("late").equals(new ProcessHost.Waiting<>(List.of(), List.of())));
        }
        var givenUp =
                database.fetchValue("SELECT created_at FROM events WHERE decider = ? AND event = 'GaveUp'", shop.name);
        assertThat(((OffsetDateTime) givenUp).toInstant()).isAfterOrEqualTo(soon);
        assertThat(database.fetchCount(DSL.table("process_instances"), DSL.condition("process = ?", shop.name)))
                .isZero();
    }

    @Test
    void what_an_instance_waits_for_can_be_seen() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        try (var host = ProcessHost.start(database, shop.process(database))) {
            shop.place(repository, "open", tomorrow);

            await().until(() -> host.waitingFor("open").deadlines().equals(List.of(new Deadline("payment", tomorrow))));
            var report = new ProcessInstancesReport(database, shop.name);
            assertThat(report.list(10)).singleElement().satisfies(open -> {
                assertThat(open.instance()).isEqualTo("open");
                assertThat(open.lastEvent()).isEqualTo("Begun");
                assertThat(open.dueAt()).contains(tomorrow);
                assertThat(open.error()).isEmpty();
            });
            assertThat(report.lateness()).isEqualTo(new ProcessInstancesReport.Lateness(0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void a_refusal_comes_back_as_a_result() {
        ActionHandler<Ask, Result> refusing = (action, metadata) -> Optional.of(new Checkout.Refused());
        try (var host = ProcessHost.start(database, shop.process(refusing))) {
            shop.place(repository, "refused", Instant.EPOCH);

            await().until(() -> database.fetch("SELECT event FROM events WHERE decider = ? ORDER BY version", shop.name)
                    .getValues(0)
                    .equals(List.of("Begun", "GaveUp", "WasRefused")));
            assertThat(host.waitingFor("refused").pending()).containsExactly(new Ask("refused", Action.CANCEL));
        }
    }

    @Test
    void an_action_that_fails_is_tried_again_and_keeps_its_order_to_itself() {
        var attempts = new AtomicInteger();
        var outcomes = shop.outcomes(repository);
        ActionHandler<Ask, Result> unreliable = (action, metadata) -> {
            if (action.order().equals("bad") && attempts.incrementAndGet() < 2) {
                throw new IllegalStateException("out of reach");
            }
            return outcomes.handle(action, metadata);
        };
        try (var host = ProcessHost.start(database, shop.process(unreliable))) {
            for (var order : List.of("bad", "good")) {
                shop.place(repository, order, Instant.now().plus(Duration.ofHours(1)));
                shop.pay(repository, order);
            }
            await().until(() -> outcomes("good").equals(List.of(Action.SHIP)));
            await().until(() -> outcomes("bad").equals(List.of(Action.SHIP)));
        }
        assertThat(attempts).hasValue(2);
    }

    @Test
    void rows_that_were_lost_are_made_anew() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (var host = ProcessHost.start(database, shop.process(database))) {
            for (int i = 0; i < 20; i++) {
                shop.place(repository, "open " + i, tomorrow.plusSeconds(i));
                shop.place(repository, "late " + i, Instant.EPOCH);
            }
            await().until(() -> rows().size() == 20);
            var before = rows();
            database.fetch("SELECT forget_instances(?)", shop.name);
            assertThat(rows()).isEmpty();

            assertThat(host.store().refold(shop.runner)).isEqualTo(40);

            assertThat(rows()).isEqualTo(before);
        }
    }

    @Test
    void a_table_that_was_dropped_is_made_anew() throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (var host = ProcessHost.start(database, shop.process(database))) {
            shop.place(repository, "open", tomorrow);
            await().until(() -> rows().size() == 1);
        }
        var before = rows();
        database.execute("DROP TABLE process_instances CASCADE");

        EventStoreSchema.install(testDatabase.dataSource());
        new PostgresProcessStore<>(database, shop.name, shop.steps).refold(shop.runner);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void an_idle_host_asks_for_the_next_deadline_at_most_twice_a_second() {
        var looks = new ConcurrentLinkedQueue<Long>();
        try (var pool = Databases.pool(testDatabase.url(), 4)) {
            var watched = new WatchedStatements(sql -> {
                if (sql.contains("get_next_due")) {
                    looks.add(System.nanoTime());
                }
            });
            var connections = DSL.using(watched.of(pool), SQLDialect.POSTGRES);
            shop.place(repository, "open", Instant.now().plus(Duration.ofDays(1)));
            try (var host = ProcessHost.start(connections, shop.process(database))) {
                await().until(() -> rows().size() == 1
                        && new ViewProgress(database, shop.process(database).outletView())
                                        .lag()
                                        .pendingEvents()
                                == 0);
                looks.clear(); // the next one may be due to a wake-up
                await().until(() -> looks.size() >= 6);
            }
        }
        var times = List.copyOf(looks);
        assertThat(Duration.ofNanos(times.get(5) - times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_writer_that_is_a_consumer_too_can_run_it_when_its_views_are_registered() {
        ProcessHost.register(database, shop.process(database));
        database.execute("CREATE ROLE shop_keeper IN ROLE fstore_writer, fstore_consumer");
        var source = new PGSimpleDataSource();
        source.setUrl(testDatabase.url());
        source.setOptions("-c role=shop_keeper");
        var keeper = DSL.using(source, SQLDialect.POSTGRES);

        try (var host = ProcessHost.start(keeper, shop.process(keeper))) {
            shop.place(repository, "late", Instant.now());
            await().until(() -> outcomes("late").equals(List.of(Action.CANCEL)));
        }
    }

    private List<String> rows() {
        return database.fetch("SELECT * FROM process_instances WHERE process = ? ORDER BY instance", shop.name)
                .map(Object::toString);
    }

    private List<Action> outcomes(String order) {
        return repository
                .load(
                        shop.stream("outcome", order),
                        View.<List<Action>, Object>of(
                                List.of(),
                                (all, outcome) -> Stream.concat(
                                                all.stream(), Stream.of(((Shop.Outcome) outcome).action()))
                                        .toList()))
                .state();
    }
}
