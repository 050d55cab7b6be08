package dev.fstore.benchmarks.view;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Slice;
import dev.fstore.benchmarks.measure.Spent;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;

/**
 * A drain through the library, with a new view each time.
 *
 * @param sum counts the events in the read model
 * @param around wraps the handler
 * @param awaited the number of events to wait for
 */
record ViewDrain(
        String name,
        Store store,
        HikariDataSource pool,
        int workers,
        String sum,
        Function<DSLContext, Function<DSLContext, ViewStateRepository<String, Totals, Opened>>> states,
        UnaryOperator<EventHandler<Opened>> around,
        long awaited)
        implements Drain {

    static final EventCodec<Opened> CODEC = EventCodec.<Opened>json().with("account", Opened.class);

    private static final String VIEW = "totals";

    /**
     * Registers another view that is up to date, because the planner treats a store without any as one that stays so.
     */
    static Store store(Plan plan, String schema, int streams, int length) throws Exception {
        return Store.install(plan.database(), schema, List.of("projections/totals"))
                .fill(streams, length)
                .views(1)
                .caughtUp(streams);
    }

    static ViewDrain json(Store store, HikariDataSource pool, int workers, long events) {
        return new ViewDrain(
                "states as JSON, workers: " + workers,
                store,
                pool,
                workers,
                "SELECT sum((state ->> 'number')::bigint) FROM view_states",
                ViewDrain::json,
                handler -> handler,
                events);
    }

    static ViewDrain table(Store store, HikariDataSource pool, int workers, long events) {
        return new ViewDrain(
                "states in a table, workers: " + workers,
                store,
                pool,
                workers,
                "SELECT sum(number) FROM totals",
                database -> TotalsTable::new,
                handler -> handler,
                events);
    }

    private static Function<DSLContext, ViewStateRepository<String, Totals, Opened>> json(DSLContext database) {
        return new PostgresViewStates<Totals, Opened>(
                database, VIEW, event -> event.stream().id(), StateCodec.json(Totals.class))::within;
    }

    /** The same, with some events that are not handled. */
    ViewDrain failing(String name, UnaryOperator<EventHandler<Opened>> around, long awaited) {
        return new ViewDrain(name, store, pool, workers, sum, states, around, awaited);
    }

    @Override
    public Slice once() throws Exception {
        store.run("SELECT remove_view(view) FROM views WHERE view = '%s'".formatted(VIEW));
        store.run("TRUNCATE view_states, totals");
        store.run("VACUUM ANALYZE locks, cursors, gaps, views");
        var handled = new Semaphore(0);
        var commits = new Commits(events -> handled.release(events.size()));
        var database = commits.in(pool);
        var repository = states.apply(database);
        var subscriber = Subscriber.transactional(
                        VIEW,
                        CODEC,
                        transaction -> commits.noting(
                                around.apply(new MaterializedView<>(Totals.VIEW, repository.apply(transaction)))))
                .concurrently(workers);
        long start = System.nanoTime();
        try (var subscription = Subscription.start(database, subscriber)) {
            if (!handled.tryAcquire(Math.toIntExact(awaited), 3, TimeUnit.MINUTES)) {
                throw new IllegalStateException("An event got lost on its way to the view");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Drain.requireTotal(store, sum, awaited);
            return new Slice(awaited, workers, seconds, Spent.NONE);
        }
    }
}
