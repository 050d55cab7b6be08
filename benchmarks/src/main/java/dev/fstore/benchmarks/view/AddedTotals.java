package dev.fstore.benchmarks.view;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.benchmarks.command.Account.Opened;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Updates the read model by addition in one statement, without loading it. */
record AddedTotals(DSLContext transaction) implements EventHandler<Opened> {

    private static final String SAVE = """
            INSERT INTO totals AS t (stream, number, sum) SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET number = t.number + excluded.number, sum = t.sum + excluded.sum""";

    static PreparedStatement statement(Connection connection) throws SQLException {
        return connection.prepareStatement(SAVE);
    }

    static void add(Map<String, Totals> totals, String stream, Opened event) {
        totals.merge(
                stream,
                new Totals(1, event.limit()),
                (before, one) -> new Totals(before.number() + 1, before.sum() + one.sum()));
    }

    static void save(PreparedStatement statement, Map<String, Totals> totals) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", totals.keySet().toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "int8", totals.values().stream().map(Totals::number).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "int8", totals.values().stream().map(Totals::sum).toArray()));
        statement.executeUpdate();
    }

    @Override
    public void handle(Recorded<Opened> event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Recorded<Opened>> events) {
        var totals = new LinkedHashMap<String, Totals>();
        events.forEach(event -> add(totals, event.stream().id(), event.event()));
        transaction.connection(connection -> {
            try (var statement = statement(connection)) {
                save(statement, totals);
            }
        });
    }
}
