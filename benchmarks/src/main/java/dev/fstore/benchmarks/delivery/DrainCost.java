package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Slice;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures what each design of delivery costs the readers: with 100,000 events of 10,000 streams, and with none. */
public final class DrainCost implements Cost {

    private static final int ROUNDS = 5;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var figures = new ArrayList<Figure>();
        figures.addAll(drain(plan, 1));
        figures.addAll(drain(plan, 4));
        return figures;
    }

    private static List<Figure> drain(Plan plan, int perView) throws Exception {
        var contestants = new ArrayList<Contestant>();
        for (var design : Design.ALL) {
            contestants.add(Contestant.of(design, plan.database(), perView));
        }
        int streams = plan.size(10_000) / ROUNDS;
        for (int round = 1; round <= ROUNDS; round++) {
            for (var contestant : contestants) {
                contestant.store.appendTens("round " + round, streams);
                contestant.slices.add(contestant.consumers.drain(streams * 10L));
                plan.say(round, ROUNDS, contestant.slices.getLast(), contestant.design.title());
            }
        }
        var comparison =
                new Comparison(contestants.stream().map(Contestant::slices).toList());
        var figures = new ArrayList<Figure>();
        for (int n = 0; n < contestants.size(); n++) {
            String what = "%s: drain of 5 views, consumers per view: %s / ours"
                    .formatted(contestants.get(n).design.title(), perView);
            figures.add(comparison.figure(what, n, Target.none()));
        }
        if (perView == 1) {
            figures.addAll(emptyFetch(plan, contestants));
        }
        for (var contestant : contestants) {
            contestant.consumers.close();
            contestant.store.drop();
        }
        return figures;
    }

    /** Measures empty fetches in drained stores, with additional streams. */
    private static List<Figure> emptyFetch(Plan plan, List<Contestant> drained) throws Exception {
        int streams = plan.size(100_000);
        var contenders = new ArrayList<Contender>();
        for (var contestant : drained) {
            contestant.store.caughtUp(streams);
            contenders.add(new Contender(contestant.design.title(), new Fetch(contestant.store)));
        }
        var comparison = Comparison.of(plan, 1, contenders);
        var figures = new ArrayList<Figure>();
        for (int n = 0; n < contenders.size(); n++) {
            figures.add(new Figure(
                    String.format(
                            Locale.ROOT,
                            "%s: empty fetch at %,d caught-up streams",
                            contenders.get(n).name(),
                            streams),
                    comparison.millis(n),
                    "ms",
                    String.format(Locale.ROOT, "%,.0f/s", comparison.perSecond(n)),
                    Target.none()));
        }
        return figures;
    }

    private record Contestant(Design design, Store store, Consumers consumers, List<Slice> slices) {
        static Contestant of(Design design, Database database, int perView) throws Exception {
            var store = design.install(database);
            return new Contestant(design, store, new Consumers(store, Design.VIEWS, perView), new ArrayList<>());
        }
    }
}
