package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Slice;
import dev.fstore.benchmarks.measure.Spent;
import dev.fstore.benchmarks.measure.Store;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The hand-written drain: each worker has a share of the log with streams of its own. */
record FloorDrain(Store store, long events, int workers) implements Drain {

    private static final int BATCH = 500;

    static Store store(Plan plan, String schema, int streams, int length) throws Exception {
        var store = Store.bare(plan.database(), schema, "floor", 0, 0);
        store.run(Database.resource("projections/floor")
                .replace(":streams", "" + streams)
                .replace(":length", "" + length));
        store.vacuum();
        return store;
    }

    @Override
    public String name() {
        return "by hand, workers: " + workers;
    }

    @Override
    public Slice once() throws Exception {
        store.run("TRUNCATE totals, progress");
        try (var pool = store.database().pool(store.schema(), workers);
                var threads = Executors.newFixedThreadPool(workers)) {
            var shares = new ArrayList<FloorTotals>();
            for (int share = 0; share < workers; share++) {
                shares.add(new FloorTotals(
                        pool.getConnection(), share, share * events / workers, (share + 1) * events / workers, BATCH));
            }
            var loops = shares.stream().map(FloorDrain::loop).toList();
            long start = System.nanoTime();
            for (var loop : threads.invokeAll(loops)) {
                loop.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Drain.requireTotal(store, "SELECT sum(number) FROM totals", events);
            return new Slice(events, workers, seconds, Spent.NONE);
        }
    }

    private static Callable<Integer> loop(FloorTotals share) {
        return () -> {
            int handled = 0;
            int last;
            do {
                last = share.turn(position -> {});
                handled += last;
            } while (last > 0);
            return handled;
        };
    }
}
