package dev.fstore.benchmarks.view;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.benchmarks.command.Account;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Target.AtLeast;
import java.util.List;
import java.util.Locale;

/** A failing stream should not hold up the others. */
public final class PoisonCost implements Cost {

    private static final int STREAMS = 100;
    private static final int LENGTH = 2_000;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int length = plan.size(LENGTH);
        var store = ViewDrain.store(plan, "costs_poison", STREAMS, length);
        try (var pool = plan.database().pool(store.schema(), 3)) {
            var healthy = ViewDrain.json(store, pool, 1, (long) STREAMS * length);
            var poisoned = healthy.failing("one of them poisoned", Poisoned::new, (STREAMS - 1L) * length);
            return List.of(Drain.compare(plan, List.of(healthy, poisoned))
                    .figure(
                            String.format(
                                    Locale.ROOT,
                                    "view of %s streams × %,d events, one of them fails / none",
                                    STREAMS,
                                    length),
                            1,
                            new AtLeast(0.9)));
        } finally {
            store.drop();
        }
    }

    /** A handler that fails for one stream, from its first event on. */
    private record Poisoned(EventHandler<Opened> handler) implements EventHandler<Opened> {

        @Override
        public void handle(Recorded<Opened> event) {
            handleAll(List.of(event));
        }

        @Override
        public void handleAll(List<Recorded<Opened>> events) {
            handler.handleAll(events);
            if (events.stream().anyMatch(event -> event.stream().equals(Account.stream(1)))) {
                throw new IllegalStateException("Poison");
            }
        }
    }
}
