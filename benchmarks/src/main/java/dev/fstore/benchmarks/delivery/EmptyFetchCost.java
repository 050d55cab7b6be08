package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target.AtMost;
import java.util.List;
import java.util.Locale;

/** A fetch should cost what is pending, not what exists. */
public final class EmptyFetchCost implements Cost {

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int streams = plan.size(1_000_000);
        var few = Store.install(plan.database(), "costs_few", List.of())
                .fill(1_000, 1)
                .views(1)
                .caughtUp(1_000);
        var many = Store.install(plan.database(), "costs_many", List.of())
                .fill(streams, 1)
                .views(1)
                .caughtUp(streams);
        var comparison = Comparison.of(
                plan,
                1,
                new Contender("1,000 caught-up streams", new Fetch(few)),
                new Contender(String.format(Locale.ROOT, "%,d caught-up streams", streams), new Fetch(many)));
        few.drop();
        many.drop();
        var measured = String.format(Locale.ROOT, "%.3f ms to %.3f ms", comparison.millis(1), comparison.millis(0));
        return List.of(
                new Figure(
                        String.format(Locale.ROOT, "empty fetch at %,d caught-up streams", streams),
                        comparison.millis(1),
                        "ms",
                        measured,
                        new AtMost(2)),
                new Figure(
                        String.format(Locale.ROOT, "empty fetch at %,d caught-up streams / at 1,000", streams),
                        1 / comparison.throughput(1),
                        "× the time",
                        measured,
                        new AtMost(3)));
    }
}
