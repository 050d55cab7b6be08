package dev.fstore.benchmarks.delivery;

import com.fasterxml.uuid.Generators;
import dev.fstore.benchmarks.command.Append;
import dev.fstore.benchmarks.measure.Clients;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Database;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Median;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.benchmarks.measure.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends should not wait for a consumer that has handled their streams and does not commit. */
public final class IdleConsumerCost implements Cost {

    private static final int ROUNDS = 2;

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var store = Store.install(plan.database(), "costs_held", List.of("projections/totals"))
                .fill(Plan.CLIENTS, 1)
                .views(1);
        var length = plan.quick() ? Duration.ofSeconds(3) : Duration.ofSeconds(30);
        var ratios = new ArrayList<Double>();
        var free = new ArrayList<Double>();
        var held = new ArrayList<Double>();
        try (var clients = new Clients(plan.database(), Plan.CLIENTS)) {
            var appends = new Appends(store, new AtomicInteger(), new ConcurrentLinkedQueue<>());
            clients.run(appends, Duration.ofSeconds(2));
            for (int round = 1; round <= ROUNDS; round++) {
                free.add(p99(clients, appends, length));
                held.add(whileHeld(clients, appends, store, length));
                ratios.add(held.getLast() / free.getLast());
                plan.say(String.format(
                        Locale.ROOT,
                        "  round %s of %s: %.2f ms, with a consumer that does not commit %.2f ms",
                        round,
                        ROUNDS,
                        free.getLast(),
                        held.getLast()));
            }
        }
        store.drop();
        return List.of(new Figure(
                "p99 of appends while the transaction of a consumer of their streams stays open for %s s / without, 16 clients"
                        .formatted(length.toSeconds()),
                Median.of(ratios),
                "× the time",
                String.format(Locale.ROOT, "%.2f ms to %.2f ms", Median.of(held), Median.of(free)),
                new AtMost(2)));
    }

    private static double whileHeld(Clients clients, Appends appends, Store store, Duration length) throws Exception {
        try (var connection = store.database().in(store.schema()).getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(Database.resource("projections/hold"));
                var millis = p99(clients, appends, length);
                connection.rollback();
                return millis;
            }
        }
    }

    private static double p99(Clients clients, Appends appends, Duration length) throws Exception {
        appends.nanos.clear();
        clients.run(appends, length);
        var sorted = appends.nanos.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100) / 1e6;
    }

    /** Each client appends to a stream of its own, one of those in {@code fill.sql}. */
    private record Appends(Store store, AtomicInteger clients, Collection<Long> nanos) implements Work {

        @Override
        public Step on(Connection connection) throws SQLException {
            int stream = clients.incrementAndGet();
            var ids = Generators.timeBasedEpochRandomGenerator();
            var statement = connection.prepareStatement(
                    "SELECT version FROM %s.append_event('Opened', ?, 'account', ?, ?::jsonb, ?, ?)"
                            .formatted(store.schema()));
            statement.setString(2, "stream " + stream);
            statement.setString(3, Append.DATA);
            var last = new UUID[] {first(connection, stream)};
            return () -> {
                var id = ids.generate();
                statement.setObject(1, id);
                statement.setObject(4, id);
                statement.setObject(5, last[0]);
                long start = System.nanoTime();
                statement.execute();
                nanos.add(System.nanoTime() - start);
                last[0] = id;
            };
        }

        private static UUID first(Connection connection, int stream) throws SQLException {
            try (var rows = connection.createStatement().executeQuery("SELECT md5('%s/1')::uuid".formatted(stream))) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
