package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.command.Append;
import dev.fstore.benchmarks.measure.Clients;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.benchmarks.measure.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Writers should not notice the registration of a view. */
public final class RegistrationCost implements Cost {

    private static final int TIMES = 5;

    private record Span(long start, long end) {
        double millis() {
            return (end - start) / 1e6;
        }

        boolean meets(Span other) {
            return start <= other.end && end >= other.start;
        }
    }

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        int streams = plan.size(100_000);
        var store = Store.install(plan.database(), "costs_register", List.of())
                .fill(streams, 1)
                .views(1);
        var appends = new ConcurrentLinkedQueue<Span>();
        var registrations = new ConcurrentLinkedQueue<Span>();
        plan.database().run("CHECKPOINT");
        try (var clients = new Clients(plan.database(), Plan.CLIENTS);
                var registrar = plan.database().connect();
                var thread = Executors.newSingleThreadExecutor()) {
            clients.run(Append.to(store), Duration.ofMillis(500));
            Future<?> registering = thread.submit(() -> register(registrar, store, registrations));
            clients.run(new Timed(Append.to(store), appends), Duration.ofMillis(600L * TIMES + 500));
            registering.get();
        }
        store.drop();
        double during = longest(appends.stream()
                .filter(append -> registrations.stream().anyMatch(append::meets))
                .toList());
        return List.of(new Figure(
                String.format(
                        Locale.ROOT, "longest append while a view is registered at %,d streams, 16 clients", streams),
                during,
                "ms",
                String.format(
                        Locale.ROOT,
                        "%.1f ms the longest of all %,d appends; %s registrations of at most %.0f ms",
                        longest(appends),
                        appends.size(),
                        registrations.size(),
                        longest(registrations)),
                new AtMost(50)));
    }

    /** Registers views that start now and views that start at the beginning of the log, in turns. */
    private static Void register(Connection connection, Store store, Collection<Span> registrations)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT * FROM %s.register_view(?, ?::timestamptz)".formatted(store.schema()))) {
            for (int round = 1; round <= TIMES; round++) {
                for (String start : List.of("now", "-infinity")) {
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    statement.setString(1, "from %s, %s".formatted(start, round));
                    statement.setString(2, start);
                    timed(statement::execute, registrations);
                }
            }
        }
        return null;
    }

    private static void timed(Work.Step step, Collection<Span> spans) throws SQLException {
        long start = System.nanoTime();
        step.run();
        spans.add(new Span(start, System.nanoTime()));
    }

    private static double longest(Collection<Span> spans) {
        return spans.stream().mapToDouble(Span::millis).max().orElseThrow();
    }

    private record Timed(Work work, Collection<Span> spans) implements Work {
        @Override
        public Step on(Connection connection) throws SQLException {
            Step step = work.on(connection);
            return () -> timed(step, spans);
        }
    }
}
