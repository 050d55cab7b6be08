package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Work;
import java.sql.Connection;
import java.sql.SQLException;

/** Fetches from a view without pending events. */
record Fetch(Store store) implements Work {

    @Override
    public Step on(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(
                "SELECT * FROM %s.stream_events('%s', 100, 60, 10)".formatted(store.schema(), Store.view(1)));
        return () -> {
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new IllegalStateException("There should be nothing to fetch in " + store.schema());
                }
            }
        };
    }
}
