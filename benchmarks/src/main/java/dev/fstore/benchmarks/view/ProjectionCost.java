package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Target.AtLeast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures updating a read model with effects exactly once, compared with a hand-written bulk upsert. */
public final class ProjectionCost implements Cost {

    private static final int EVENTS = 100_000;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int events = plan.size(EVENTS);
        var figures = new ArrayList<Figure>();
        figures.addAll(backlog(plan, events / 100, 100));
        figures.addAll(backlog(plan, events, 1));
        figures.add(oneStream(plan, plan.size(10_000)));
        return figures;
    }

    private static List<Figure> backlog(Plan plan, int streams, int length) throws Exception {
        long events = (long) streams * length;
        var figures = new ArrayList<Figure>();
        var store = ViewDrain.store(plan, "costs_view", streams, length);
        var bare = FloorDrain.store(plan, "costs_floor", streams, length);
        try (var pool = plan.database().pool(store.schema(), 6)) {
            for (int workers : new int[] {1, 4}) {
                var comparison = Drain.compare(
                        plan,
                        List.of(
                                new FloorDrain(bare, events, workers),
                                ViewDrain.json(store, pool, workers, events),
                                ViewDrain.table(store, pool, workers, events)));
                var what = String.format(
                        Locale.ROOT,
                        "view of %,d streams × %,d events, %%s, at work: %s / by hand",
                        streams,
                        length,
                        workers);
                figures.add(comparison.figure(what.formatted("states as JSON"), 1, new AtLeast(0.5)));
                figures.add(comparison.figure(what.formatted("states in a table"), 2, new AtLeast(0.5)));
            }
        }
        store.drop();
        bare.drop();
        return figures;
    }

    private static Figure oneStream(Plan plan, int events) throws Exception {
        var many = ViewDrain.store(plan, "costs_many", events / 10, 10);
        var one = ViewDrain.store(plan, "costs_one", 1, events);
        try (var manyPool = plan.database().pool(many.schema(), 3);
                var onePool = plan.database().pool(one.schema(), 3)) {
            return Drain.compare(
                            plan,
                            List.of(ViewDrain.json(many, manyPool, 1, events), ViewDrain.json(one, onePool, 1, events)))
                    .figure(
                            String.format(
                                    Locale.ROOT,
                                    "view of one stream of %,d events / of %,d streams of 10",
                                    events,
                                    events / 10),
                            1,
                            new AtLeast(0.5));
        } finally {
            many.drop();
            one.drop();
        }
    }
}
