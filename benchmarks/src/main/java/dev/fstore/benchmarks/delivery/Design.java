package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Store;
import java.sql.SQLException;
import java.util.List;

/** A design of delivery (docs/adr/0004): the store, changed by a file in {@code resources/delivery}. */
record Design(String title, String schema, List<String> changes) {

    static final int VIEWS = 5;

    /** Our design comes first, because it is the baseline. */
    static final List<Design> ALL = List.of(
            new Design("cursors and gaps (ours)", "costs_ours", List.of()),
            new Design("a row per view in the append", "costs_lock_rows", List.of("delivery/lock_rows")),
            new Design("an inbox row per append", "costs_inbox", List.of("parts/inbox_row", "delivery/inbox")),
            new Design("snapshot differences", "costs_snapshots", List.of("delivery/snapshots")));

    Store install(Database database) throws SQLException {
        return Store.install(database, schema, changes).views(VIEWS);
    }
}
