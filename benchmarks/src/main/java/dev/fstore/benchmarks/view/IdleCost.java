package dev.fstore.benchmarks.view;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.CountingSource;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.WakeUps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/** A subscription without pending events should send next to no queries. */
public final class IdleCost implements Cost {

    private static final int STREAMS = 1_000;
    private static final Duration UNTIL_CALM = Duration.ofSeconds(3);

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var store = ViewDrain.store(plan, "costs_idle", STREAMS, 1);
        try (var pool = plan.database().pool(store.schema(), 6)) {
            return List.of(
                    idle(plan, pool, "alone", 1, false),
                    idle(plan, pool, "listening", 1, true),
                    idle(plan, pool, "four at work at once, listening", 4, true));
        } finally {
            store.drop();
        }
    }

    private static Figure idle(Plan plan, HikariDataSource pool, String name, int workers, boolean listening)
            throws Exception {
        var counted = new CountingSource(pool);
        var handled = new Semaphore(0);
        var commits = new Commits(events -> handled.release(events.size()));
        DSLContext database = commits.in(counted.counted());
        var subscriber = Subscriber.transactional(name, ViewDrain.CODEC, transaction -> commits.noting(event -> {}))
                .concurrently(workers);
        var length = plan.quick() ? Duration.ofSeconds(3) : Duration.ofSeconds(10);
        try (var subscription = Subscription.start(database, subscriber);
                AutoCloseable wakeUps = listening ? new WakeUps(database, subscription::wake) : () -> {}) {
            if (!handled.tryAcquire(STREAMS, 1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The view does not catch up");
            }
            Thread.sleep(UNTIL_CALM);
            long before = counted.sent().get();
            long start = System.nanoTime();
            Thread.sleep(length);
            long sent = counted.sent().get() - before;
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Figure(
                    "queries of an idle subscription, " + name,
                    sent / seconds,
                    "/s",
                    String.format(Locale.ROOT, "%s in %.1f s", sent, seconds),
                    new AtMost(2));
        }
    }
}
