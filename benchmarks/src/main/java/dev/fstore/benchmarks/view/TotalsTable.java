package dev.fstore.benchmarks.view;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.benchmarks.command.Account.Opened;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The read model in a table of its own, for programs that query by more than the key. */
record TotalsTable(DSLContext transaction) implements ViewStateRepository<String, Totals, Opened> {

    private static final String LOAD = "SELECT stream, number, sum FROM totals WHERE stream = ANY (?)";
    private static final String SAVE = """
            INSERT INTO totals (stream, number, sum) SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET number = excluded.number, sum = excluded.sum""";

    @Override
    public String keyOf(Recorded<Opened> event) {
        return event.stream().id();
    }

    @Override
    public Map<String, Totals> load(Set<String> keys) {
        return transaction.connectionResult(connection -> {
            var states = new HashMap<String, Totals>();
            try (var statement = connection.prepareStatement(LOAD)) {
                statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        states.put(rows.getString(1), new Totals(rows.getLong(2), rows.getLong(3)));
                    }
                }
            }
            return states;
        });
    }

    @Override
    public void save(Collection<Evolved<String, Totals, Opened>> states) {
        var rows = List.copyOf(states);
        transaction.connection(connection -> {
            try (var statement = connection.prepareStatement(SAVE)) {
                statement.setArray(1, array(connection, "text", rows, Evolved::key));
                statement.setArray(
                        2, array(connection, "int8", rows, row -> row.state().number()));
                statement.setArray(
                        3, array(connection, "int8", rows, row -> row.state().sum()));
                statement.executeUpdate();
            }
        });
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
