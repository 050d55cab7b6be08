package dev.fstore.benchmarks.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.EventRepository;
import dev.fstore.application.SnapshottingEventRepository;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** With snapshots or a cache, the length of a stream should not affect the cost of a command. */
public final class SnapshotCost implements Cost {

    private static final int SHORT = 10;
    private static final int SNAPSHOT_EVERY = 100;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int length = plan.size(50_000);
        var few = Store.install(plan.database(), "costs_short", List.of()).fill(plan.size(5_000), SHORT);
        var one = Store.install(plan.database(), "costs_long", List.of()).fill(1, length);
        try (var fewPool = plan.database().pool(few.schema(), 1);
                var onePool = plan.database().pool(one.schema(), 1)) {
            var comparison = Comparison.of(
                    plan,
                    1,
                    new Contender("streams of 10", new Handling(events(database(fewPool)), plan.size(5_000)).handle()),
                    new Contender("snapshots", new Handling(snapshots(database(onePool)), 1).handle()),
                    new Contender(
                            "cached",
                            new Handling(new CachedEventRepository<>(snapshots(database(onePool)), 10), 1).handle()));
            return List.of(
                    figure(
                            comparison,
                            1,
                            String.format(Locale.ROOT, "with snapshots, handle on a stream of %,d events", length)),
                    figure(
                            comparison,
                            2,
                            String.format(Locale.ROOT, "cached, handle on a stream of %,d events", length)));
        } finally {
            few.drop();
            one.drop();
        }
    }

    private static Figure figure(Comparison comparison, int contender, String what) {
        return new Figure(
                what + " / of 10, one client",
                1 / comparison.throughput(contender),
                "× the time",
                String.format(Locale.ROOT, "%.3f ms to %.3f ms", comparison.millis(contender), comparison.millis(0)),
                new AtMost(2));
    }

    private static DSLContext database(HikariDataSource pool) {
        return DSL.using(pool, SQLDialect.POSTGRES);
    }

    private static EventRepository<Opened> events(DSLContext database) {
        return new PostgresEventRepository<>(database, EventCodec.<Opened>json().with("account", Opened.class));
    }

    private static EventRepository<Opened> snapshots(DSLContext database) {
        return new SnapshottingEventRepository<>(
                events(database),
                new PostgresStateRepository<>(database, StateCodec.snapshots(StateCodec.json(Account.Count.class))),
                Account.Count.class,
                SNAPSHOT_EVERY,
                Duration.ofSeconds(1));
    }
}
