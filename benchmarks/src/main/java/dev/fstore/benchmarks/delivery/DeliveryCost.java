package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.command.Append;
import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import java.util.ArrayList;
import java.util.List;

/** Measures what each design of delivery costs the writers. */
public final class DeliveryCost implements Cost {

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var none = Store.install(plan.database(), "costs_none", List.of());
        var stores = new ArrayList<>(List.of(none));
        var consumers = new ArrayList<Consumers>();
        var undisturbed = new ArrayList<>(List.of(new Contender("no views", Append.to(none))));
        var drained = new ArrayList<>(undisturbed);
        for (var design : Design.ALL) {
            var store = design.install(plan.database());
            stores.add(store);
            consumers.add(new Consumers(store, Design.VIEWS, 1));
            undisturbed.add(new Contender(design.title(), Append.to(store)));
            drained.add(new Contender(
                    design.title() + ", consumers at work", Append.to(store), consumers.getLast()::start));
        }
        var figures = new ArrayList<Figure>();
        figures.addAll(figures(Comparison.of(plan, Plan.CLIENTS, undisturbed), ""));
        figures.addAll(figures(Comparison.of(plan, Plan.CLIENTS, drained), ", each with a consumer at work"));
        for (var group : consumers) {
            group.close();
        }
        for (var store : stores) {
            store.drop();
        }
        return figures;
    }

    private static List<Figure> figures(Comparison comparison, String meanwhile) {
        var figures = new ArrayList<Figure>();
        for (int n = 0; n < Design.ALL.size(); n++) {
            figures.add(comparison.figure(
                    "%s: append with 5 views%s / without views"
                            .formatted(Design.ALL.get(n).title(), meanwhile),
                    n + 1,
                    Target.none()));
        }
        return figures;
    }
}
