package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.domain.View;

/** A row of the benchmarks' read model: the number of events of a stream, and their sum. */
record Totals(long number, long sum) {

    static final View<Totals, Opened> VIEW = View.of(new Totals(0, 0), Totals::plus);

    Totals plus(Opened event) {
        return new Totals(number + 1, sum + event.limit());
    }
}
