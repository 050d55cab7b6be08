package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.process.Checkout.Action;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.PaymentDeadlineRace.Outcome;
import dev.fstore.postgres.process.Ticker.At;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deadlines against what cancels them, and deadlines that come again. */
@ExtendWith(PostgresExtension.class)
class ProcessDeadlinesTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 10_000 : 300;

    private final DSLContext database;
    private final Shop shop = new Shop();

    ProcessDeadlinesTest(TestDatabase database) {
        this.database = Databases.pooled(database);
    }

    static Metadata metadata() {
        return Metadata.empty().withCommandId(UUID.randomUUID());
    }

    @Test
    void a_deadline_that_elapses_while_it_is_cancelled_does_one_or_the_other() throws Exception {
        new PostgresEventRepository<>(database, shop.steps);
        var store = new PostgresProcessStore<>(database, shop.name, shop.steps);
        var race = new PaymentDeadlineRace(shop, store, store);
        race.run(ROUNDS, SEED);

        assertThat(race.outcome(database)).isEqualTo(new Outcome(0, 0));
        record(
                "processes, cancel against fire",
                "%s rounds from seed %s with two clocks: never both, never neither".formatted(ROUNDS, SEED));
    }

    @Test
    void this_catches_a_cancel_without_a_lock() throws Exception {
        var streams = new PostgresEventRepository<>(database, shop.steps);
        var store = new PostgresProcessStore<>(database, shop.name, shop.steps);
        var race = new PaymentDeadlineRace(shop, store, new UnlockedStore(shop.runner, database, streams));
        for (int tries = 0; tries < 20 && race.outcome(database).both() == 0; tries++) {
            new PaymentDeadlineRace(shop, store, race.store()).run(50, SEED + tries);
        }

        assertThat(race.outcome(database).both()).isPositive();
    }

    @Test
    void this_catches_an_action_that_is_carried_out_before_the_commit() {
        var repository = shop.repository(database);
        new PostgresEventRepository<>(database, shop.steps);
        var store = new PostgresProcessStore<>(database, shop.name, shop.steps);
        var hasty = new ProcessRunner<>(shop.name, new Checkout(), deadline -> {
            shop.outcomes(repository).handle(new Ask("order", Action.CANCEL), metadata());
            throw new TransientFaultException("Killed before the commit", new IllegalStateException());
        });
        shop.place(repository, "order", Instant.EPOCH);
        tell(store, new Checkout.Placed("order", Instant.EPOCH));

        assertThatThrownBy(() -> new ProcessClock<>(hasty, store).fireDue()).hasMessage("Killed before the commit");
        tell(store, new Checkout.Paid());
        try (var host = ProcessHost.start(database, shop.process(database))) {
            await().until(() -> ProcessVerdict.of(database, shop).isSettled());
        }

        assertThat(ProcessVerdict.of(database, shop)).isEqualTo(new ProcessVerdict(0, 1, 0, 1, 0));
    }

    private void tell(PostgresProcessStore<Checkout.Step> store, Checkout.Result result) {
        store.transaction(instances -> {
            shop.runner.tell(instances, List.of(new ProcessResult<>("order", result, metadata())));
            return result;
        });
    }

    @Test
    void the_nth_tick_comes_at_the_nth_instant_whatever_is_restarted() throws IOException {
        int ticks = Reliability.HEAVY ? 1_000 : 250;
        var start = Instant.now().minus(Ticker.PERIOD.multipliedBy(ticks)).minusSeconds(1);
        EventCodec<At> codec = EventCodec.<At>json().with(shop.name, At.class);
        var streams = new PostgresEventRepository<>(database, codec);
        var runner = new ProcessRunner<>(shop.name, new Ticker(ticks), deadline -> new At(deadline.at()));
        var store = new PostgresProcessStore<>(database, shop.name, codec);
        store.transaction(instances -> {
            runner.tell(instances, List.of(new ProcessResult<>("clock", new At(start), metadata())));
            return start;
        });

        var random = new Random(SEED);
        int restarts = 0;
        int killed = 0;
        for (; store.untilNextDue().isZero(); restarts++) {
            try {
                new ProcessClock<>(runner, new DyingStore<>(store, random::nextBoolean)).fireDue();
            } catch (TransientFaultException e) {
                killed++;
            }
        }

        var heard = streams.load(
                        new StreamId(shop.name, "clock"),
                        View.<List<Instant>, At>of(
                                List.of(),
                                (all, tick) -> Stream.concat(all.stream(), Stream.of(tick.at()))
                                        .toList()))
                .state();
        assertThat(heard)
                .isEqualTo(IntStream.rangeClosed(0, ticks)
                        .mapToObj(n -> start.plus(Ticker.PERIOD.multipliedBy(n)))
                        .toList());
        assertThat(killed).isPositive();
        record(
                "processes, repeated deadline",
                "every 10 s, %s times, %s restarts, %s of them before a commit, from seed %s: the nth instant exact"
                        .formatted(ticks, restarts, killed, SEED));
    }

    @Test
    void no_clock_but_that_of_the_store_is_asked() throws IOException {
        for (var folder : List.of(
                "../application/src/main/java/dev/fstore/application/process",
                "src/main/java/dev/fstore/postgres/process")) {
            try (var files = Files.list(Path.of(folder))) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(file)
                                .content()
                                .doesNotContain("Instant.now", "currentTimeMillis", "Clock.system", "InstantSource"));
            }
        }
    }

    private void record(String claim, String figure) throws IOException {
        Reliability.record(claim, figure, String.valueOf(database.fetchValue("SHOW server_version")));
    }
}
