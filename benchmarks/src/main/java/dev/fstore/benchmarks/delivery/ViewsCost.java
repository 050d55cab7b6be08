package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.command.Append;
import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import dev.fstore.benchmarks.measure.Target.AtLeast;
import java.util.List;

/** The number of views should not affect the cost of an append. */
public final class ViewsCost implements Cost {

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var none = Store.install(plan.database(), "costs_none", List.of());
        var five = Store.install(plan.database(), "costs_five", List.of()).views(5);
        var twenty = Store.install(plan.database(), "costs_twenty", List.of()).views(20);
        var drained = Store.install(plan.database(), "costs_drained", List.of()).views(5);
        try (var consumers = new Consumers(drained, 5, 1)) {
            var comparison = Comparison.of(
                    plan,
                    Plan.CLIENTS,
                    new Contender("no views", Append.to(none)),
                    new Contender("5 views", Append.to(five)),
                    new Contender("20 views", Append.to(twenty)),
                    new Contender("5 views, each with a consumer at work", Append.to(drained), consumers::start));
            return List.of(
                    comparison.figure("append with 5 views / with none", 1, new AtLeast(0.85)),
                    comparison.figure("append with 20 views / with none", 2, new AtLeast(0.85)),
                    comparison.figure(
                            "append with 5 views, each with a consumer at work / with none", 3, Target.none()));
        } finally {
            for (var store : List.of(none, five, twenty, drained)) {
                store.drop();
            }
        }
    }
}
