package dev.fstore.benchmarks.command;

import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import dev.fstore.benchmarks.measure.Target.AtLeast;
import java.util.ArrayList;
import java.util.List;

/** Measures what each part of the store adds to a bare insert. */
public final class AppendCost implements Cost {

    private static final String NO_INDEX = "parts/without_event_id_index";

    private record Part(String name, Target target, List<String> changes) {
        static Part reported(String name, String... changes) {
            return new Part(name, Target.none(), List.of(changes));
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("append_event, one view registered", new AtLeast(0.80), List.of()),
            Part.reported(
                    "only the function: nothing looked up, no trigger, no index on event_id",
                    NO_INDEX,
                    "parts/function_only"),
            Part.reported("append_event, no index on event_id", NO_INDEX),
            Part.reported("append_event without the lookup of the event type", "parts/no_type_check"),
            Part.reported("append_event with a foreign key instead of the lookup", "parts/foreign_key"),
            Part.reported("append_event and a row in an inbox", "parts/inbox_row"),
            Part.reported("append_event and an index on command_id", "parts/command_id_index"));

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var bare = Store.bare(plan.database(), "costs_bare", "parts/bare");
        var stores = new ArrayList<>(List.of(bare));
        var contenders = new ArrayList<>(List.of(new Contender("bare insert, two keys", Append.toTableOf(bare))));
        for (var part : PARTS) {
            var store = Store.install(plan.database(), "costs_part" + stores.size(), part.changes)
                    .views(1);
            stores.add(store);
            contenders.add(new Contender(part.name, Append.to(store)));
        }
        var keyed = Store.bare(plan.database(), "costs_keyed", "parts/bare");
        keyed.run(Database.resource("parts/event_id_key"));
        stores.add(keyed);
        contenders.add(new Contender("bare insert, a third key on event_id", Append.toTableOf(keyed)));
        var comparison = Comparison.of(plan, Plan.CLIENTS, contenders);
        var figures = new ArrayList<Figure>();
        for (int n = 0; n < PARTS.size(); n++) {
            var part = PARTS.get(n);
            figures.add(comparison.figure(part.name + " / bare insert", n + 1, part.target));
        }
        figures.add(comparison.figure(
                "bare insert with a key on event_id / bare insert", contenders.size() - 1, Target.none()));
        for (var store : stores) {
            store.drop();
        }
        return figures;
    }
}
