package dev.fstore.postgres.subscription.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Rebuild.Progress;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.writers.NumberedStreams;
import dev.fstore.postgres.subscription.writers.NumberedStreams.Stepped;
import dev.fstore.postgres.subscription.writers.WritersAndReader;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rebuilds a view while 8 writers append and a reader queries it: before, during and after the takeover. A heavy run has a
 * million events.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RebuildUnderLoadTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int FEW = 100;
    private static final int STREAMS = Reliability.HEAVY ? 10_000 : FEW;
    private static final int GATED = Reliability.HEAVY ? 2_000 : FEW;
    private static final int LENGTH = Reliability.HEAVY ? 100 : 30;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final TestDatabase server;
    private final DSLContext database;

    RebuildUnderLoadTest(TestDatabase server) {
        this.server = server;
        this.database = Databases.pooled(server);
    }

    @BeforeAll
    void prepare() {
        ViewPauses.note(database);
        database.execute("CREATE TABLE sent (sender text, event_id uuid)");
    }

    @Test
    void nothing_is_missing_or_doubled_and_no_reader_goes_back_in_time() throws Exception {
        var runs = new NumberedStreams(database, "plain", STREAMS);
        try (var scene = new RunningView(runs, runs.subscriber("plain 1"));
                var rebuild = Rebuild.start(database, runs.subscriber("plain 2").concurrently(4), "plain 1")) {
            assertThat(rebuild.takeOver(transaction -> runs.show(transaction, "plain 2"), PATIENCE))
                    .isTrue();

            var progress = rebuild.progress();
            scene.finish("plain 2");
            assertThat(scene.traffic.wentBack).hasValue(0);
            assertThat(runs.wrong("plain 2")).isZero();
            record("rebuild under load", scene, progress, "0 events missing, doubled or out of order");
        }
    }

    @Test
    void gated_effects_happen_once_for_every_event_in_the_old_version_or_the_new_one() throws Exception {
        var runs = new NumberedStreams(database, "gated", GATED);
        try (var scene = new RunningView(runs, gated(runs, "gated 1"));
                var rebuild = Rebuild.start(database, gated(runs, "gated 2").concurrently(4), "gated 1")) {
            assertThat(rebuild.takeOver(transaction -> runs.show(transaction, "gated 2"), PATIENCE))
                    .isTrue();

            var progress = rebuild.progress();
            scene.finish("gated 2");
            assertThat(scene.traffic.wentBack).hasValue(0);
            assertThat(runs.wrong("gated 2")).isZero();
            assertThat(runs.notSentOnce()).isZero();
            assertThat(sentBy("gated 2")).isPositive();
            record("rebuild under load, gated", scene, progress, "of every event the gated effect exactly once");
        }
    }

    @Test
    void the_checks_catch_a_takeover_that_does_not_wait() throws Exception {
        var runs = new NumberedStreams(database, "hasty", FEW);
        try (var scene = new RunningView(runs, runs.subscriber("hasty 1"))) {
            try (var next =
                    Subscription.start(database, runs.subscriber("hasty 2").concurrently(4))) {
                await().atMost(PATIENCE).until(() -> runs.handled("hasty 2") >= scene.seeded);
            }
            scene.goOn();
            assertThat(scene.traffic.wentBack).hasValue(0);

            database.transaction(transaction -> {
                runs.show(transaction.dsl(), "hasty 2");
                transaction.dsl().execute("SELECT remove_view('hasty 1')");
            });

            scene.goOn();
            assertThat(scene.traffic.wentBack).hasPositiveValue();
        }
    }

    @Test
    void the_checks_catch_a_gated_view_that_does_not_know_its_predecessor() throws Exception {
        var runs = new NumberedStreams(database, "alone", FEW);
        try (var scene = new RunningView(runs, gated(runs, "alone 1"));
                var next = Subscription.start(database, gated(runs, "alone 2"))) {
            scene.finish("alone 2");
            assertThat(runs.wrong("alone 2")).isZero();
            assertThat(runs.notSentOnce()).isEqualTo(runs.events());
        }
    }

    private static Subscriber<Stepped> gated(NumberedStreams runs, String view) {
        return runs.subscriber(view).gating(transaction -> NumberedStreams.sending(transaction, view));
    }

    private int sentBy(String view) {
        return database.fetchCount(database.selectFrom("sent").where("sender = ?", view));
    }

    private void record(String claim, RunningView scene, Progress progress, String figure) throws IOException {
        var pauses = new ViewPauses(database, scene.old.view());
        Reliability.record(
                claim,
                String.format(
                        Locale.ROOT,
                        "%,d events of %,d streams and %,d that %s writers appended meanwhile, from seed %s: %,.0f events/s; the old view paused %,d times, %,d ms in all; %,d reads of all streams, 0 back in time; %s",
                        scene.seeded,
                        scene.runs.streams(),
                        scene.runs.events() - scene.seeded,
                        WritersAndReader.WRITERS,
                        SEED,
                        progress.perSecond(),
                        pauses.count(),
                        pauses.total().toMillis(),
                        scene.traffic.reads.get(),
                        figure),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    /** The old version, which has caught up and goes on, with writers and a reader. */
    private final class RunningView implements AutoCloseable {

        private final NumberedStreams runs;
        private final Subscriber<Stepped> old;
        private final int seeded;
        private final Subscription running;
        private final WritersAndReader traffic;

        RunningView(NumberedStreams runs, Subscriber<Stepped> old) {
            this.runs = runs;
            this.old = old;
            this.seeded = runs.streams() * LENGTH;
            runs.seed(LENGTH);
            runs.show(database, old.view());
            running = Subscription.start(database, old.concurrently(4));
            await().atMost(PATIENCE).until(() -> runs.handled(old.view()) == seeded);
            traffic = new WritersAndReader(server, runs, SEED);
            goOn();
        }

        /** Waits until the writers and the reader have got further. */
        void goOn() {
            long reads = traffic.reads.get() + 3;
            long appended = traffic.appended.get() + 100;
            await().until(() -> traffic.reads.get() > reads && traffic.appended.get() > appended);
        }

        /** Waits until the view has handled everything. */
        void finish(String view) throws Exception {
            goOn();
            traffic.endWriting();
            await().atMost(PATIENCE).until(() -> runs.handled(view) == runs.events());
            long reads = traffic.reads.get() + 2;
            await().until(() -> traffic.reads.get() > reads);
            traffic.end();
        }

        @Override
        public void close() {
            traffic.close();
            running.close();
        }
    }
}
