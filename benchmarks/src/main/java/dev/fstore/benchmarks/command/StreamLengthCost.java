package dev.fstore.benchmarks.command;

import com.fasterxml.uuid.Generators;
import dev.fstore.benchmarks.measure.Comparison;
import dev.fstore.benchmarks.measure.Contender;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.benchmarks.measure.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The length of a stream should not affect the cost of an append. */
public final class StreamLengthCost implements Cost {

    private static final int SHORT = 10;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int length = plan.size(300_000);
        var few = Store.install(plan.database(), "costs_short", List.of()).fill(length / SHORT, SHORT);
        var one = Store.install(plan.database(), "costs_long", List.of()).fill(1, length);
        var comparison = Comparison.of(
                plan,
                1,
                new Contender("streams of 10", new Growing(few, length / SHORT, SHORT)),
                new Contender(String.format(Locale.ROOT, "stream of %,d", length), new Growing(one, 1, length)));
        few.drop();
        one.drop();
        return List.of(new Figure(
                String.format(Locale.ROOT, "append to a stream of %,d events / of 10, one client", length),
                1 / comparison.throughput(1),
                "× the time",
                String.format(Locale.ROOT, "%.3f ms to %.3f ms", comparison.millis(1), comparison.millis(0)),
                new AtMost(1.5)));
    }

    /** Appends to each stream in turn, starting after the events of {@code fill.sql}. */
    private record Growing(Store store, int streams, int length) implements Work {

        private record Head(int stream, UUID event) {}

        @Override
        public Step on(Connection connection) throws SQLException {
            var heads = new ArrayDeque<Head>();
            try (var rows = connection
                    .createStatement()
                    .executeQuery("SELECT s, md5(s || '/' || %s)::uuid FROM generate_series(1, %s) s"
                            .formatted(length, streams))) {
                while (rows.next()) {
                    heads.add(new Head(rows.getInt(1), rows.getObject(2, UUID.class)));
                }
            }
            var statement = connection.prepareStatement(
                    "SELECT * FROM %s.append_event('Opened', ?, 'account', ?, ?::jsonb, ?, ?)"
                            .formatted(store.schema()));
            var ids = Generators.timeBasedEpochRandomGenerator();
            return () -> {
                var head = heads.remove();
                var id = ids.generate();
                statement.setObject(1, id);
                statement.setString(2, "stream " + head.stream);
                statement.setString(3, Append.DATA);
                statement.setObject(4, ids.generate());
                statement.setObject(5, head.event);
                statement.execute();
                heads.add(new Head(head.stream, id));
            };
        }
    }
}
