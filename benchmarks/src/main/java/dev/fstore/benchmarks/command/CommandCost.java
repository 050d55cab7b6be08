package dev.fstore.benchmarks.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.PooledWork;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import dev.fstore.benchmarks.measure.Target.AtLeast;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Measures handling commands, compared with hand-written JDBC: on streams of ten events, with one view registered. */
public final class CommandCost implements Cost {

    private static final int GROUPS = 4;
    private static final int STREAMS = 20_000;

    /** Measures both sides on streams of the same number and length. */
    private record Sides(
            Store store, Store bare, HikariDataSource pool, HikariDataSource barePool, Floor floor, int streams)
            implements AutoCloseable {

        static Sides of(Plan plan, int streams, int length) throws Exception {
            var store = Store.install(plan.database(), "costs_commands", List.of())
                    .views(1)
                    .fill(streams, length);
            var bare = Store.bare(plan.database(), "costs_floor", "floor", streams, length);
            bare.vacuum();
            var barePool = plan.database().pool(bare.schema(), Plan.CLIENTS);
            return new Sides(
                    store,
                    bare,
                    plan.database().pool(store.schema(), Plan.CLIENTS),
                    barePool,
                    new Floor(barePool, bare.schema(), streams),
                    streams);
        }

        PostgresEventRepository<Opened> repository() {
            return new PostgresEventRepository<>(
                    DSL.using(pool, SQLDialect.POSTGRES),
                    EventCodec.<Opened>json().with("account", Opened.class));
        }

        Handling ours() {
            return new Handling(repository(), streams);
        }

        Handling cached() {
            return new Handling(new CachedEventRepository<>(repository(), 2L * streams), streams).warm();
        }

        Handling grouped() {
            return new Handling(
                            new CachedEventRepository<>(
                                    new GroupCommitRepository<>(repository(), GROUPS), 2L * streams),
                            streams)
                    .warm();
        }

        @Override
        public void close() throws Exception {
            pool.close();
            barePool.close();
            store.drop();
            bare.drop();
        }
    }

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var figures = new ArrayList<Figure>();
        try (var sides = Sides.of(plan, plan.size(STREAMS), 10)) {
            var floor = sides.floor();
            for (int clients : new int[] {1, Plan.CLIENTS}) {
                String who = ", clients: " + clients;
                figures.add(compared(
                        plan,
                        clients,
                        "handle, nothing cached" + who,
                        clients == 1 ? 0.85 : 0.8,
                        floor.handle(),
                        sides.ours().handle()));
                figures.add(compared(
                        plan,
                        clients,
                        "handle, streams cached" + who,
                        0.9,
                        floor.handleCached(),
                        sides.cached().handle()));
                figures.add(compared(
                        plan,
                        clients,
                        "ten events in one command" + who,
                        0.8,
                        floor.insertAll(10),
                        sides.ours().appendAll(10)));
            }
            figures.add(reported(plan, 1, sides));
            for (int clients : new int[] {64, 256}) {
                figures.add(compared(
                        plan,
                        clients,
                        "handle, cached, group commit, clients: " + clients,
                        0.7,
                        new FloorGroup(floor, GROUPS),
                        sides.grouped().handle()));
            }
        }
        for (int length : new int[] {10, 100, 1_000}) {
            try (var sides = Sides.of(plan, plan.size(200_000) / length, length)) {
                figures.add(compared(
                        plan,
                        8,
                        String.format(Locale.ROOT, "load %,d events, clients: 8", length),
                        0.8,
                        sides.floor().load(length),
                        sides.ours().load(length)));
            }
        }
        return figures;
    }

    private static Figure compared(
            Plan plan, int clients, String what, double target, PooledWork floor, PooledWork ours) throws Exception {
        return Comparison.of(plan, clients, new Contender("by hand: " + what, floor), new Contender(what, ours))
                .figure(what + " / by hand", 1, new AtLeast(target));
    }

    /** Measures whether group commit could be on by default. */
    private static Figure reported(Plan plan, int clients, Sides sides) throws Exception {
        return Comparison.of(
                        plan,
                        clients,
                        new Contender("cached", sides.cached().handle()),
                        new Contender("cached, group commit", sides.grouped().handle()))
                .figure("handle, cached, with group commit / without, clients: " + clients, 1, Target.none());
    }
}
