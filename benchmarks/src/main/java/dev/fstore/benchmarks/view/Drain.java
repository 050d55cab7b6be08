package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Slice;
import dev.fstore.benchmarks.measure.Store;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A repeatable way to process a backlog. */
interface Drain {

    String name();

    /** Processes all events exactly once. */
    Slice once() throws Exception;

    /** Measures in alternating turns, after two warm-up runs that compile everything. */
    static Comparison compare(Plan plan, List<Drain> drains) throws Exception {
        var slices = new ArrayList<List<Slice>>();
        var order = new ArrayList<Integer>();
        for (var drain : drains) {
            drain.once();
            drain.once();
            order.add(slices.size());
            slices.add(new ArrayList<>());
        }
        int rounds = plan.rounds() / 2;
        for (int round = 1; round <= rounds; round++) {
            for (int n : order) {
                slices.get(n).add(drains.get(n).once());
                plan.say(round, rounds, slices.get(n).getLast(), drains.get(n).name());
            }
            Collections.reverse(order);
        }
        return new Comparison(slices);
    }

    /** Verifies the result, so that no incorrect contender is measured. */
    static void requireTotal(Store store, String sum, long events) throws SQLException {
        try (var connection = store.database().in(store.schema()).getConnection();
                var rows = connection.createStatement().executeQuery(sum)) {
            rows.next();
            if (rows.getLong(1) != events) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "The read model counts %,d events of %,d in %s",
                        rows.getLong(1),
                        events,
                        store.schema()));
            }
        }
    }
}
