package dev.fstore.benchmarks.view;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Version;
import dev.fstore.benchmarks.command.Account;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.command.Floor;
import dev.fstore.benchmarks.measure.Cost;
import dev.fstore.benchmarks.measure.Figure;
import dev.fstore.benchmarks.measure.Median;
import dev.fstore.benchmarks.measure.Plan;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Target;
import dev.fstore.benchmarks.measure.Target.AtMost;
import dev.fstore.benchmarks.view.LatencyConsumer.Kind;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.subscription.WakeUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;

/**
 * Measures how soon a view in another process shows an event, compared with a consumer that polls every millisecond.
 */
public final class LatencyCost implements Cost {

    private static final Duration TICK = Duration.ofMillis(5);

    /** Appends one event and returns its name. */
    private interface Writer {
        String append() throws SQLException;
    }

    /** One way from an append to the view. */
    private record Way(
            String name, Writer writer, ConsumerProcess consumer, List<Double> millis, List<Double> statements) {

        static Way of(Kind kind, Store store, Writer writer) throws Exception {
            return new Way(
                    kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    writer,
                    new ConsumerProcess(kind, store),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        double at(double share) {
            var sorted = millis.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
        }
    }

    @Override
    public List<Figure> measure(Plan plan) throws Exception {
        var store = ViewDrain.store(plan, "costs_view", 1_000, 1);
        var bare = FloorDrain.store(plan, "costs_floor", 1_000, 1);
        try (var pool = plan.database().pool(store.schema(), 4);
                var barePool = plan.database().pool(bare.schema(), 1);
                var connection = barePool.getConnection()) {
            DSLContext database = new Commits(events -> {}).in(pool);
            var repository = new PostgresEventRepository<>(database, ViewDrain.CODEC);
            try (var wakeUps = new WakeUps(database, () -> {})) {
                var announcing = new AnnouncingEventRepository<>(repository, events -> wakeUps.announce());
                return compare(
                        plan,
                        List.of(
                                Way.of(Kind.POLLING_EACH_MILLISECOND, bare, byHand(connection)),
                                Way.of(Kind.WOKEN_UP, store, through(announcing)),
                                Way.of(Kind.POLLING, store, through(repository))));
            }
        } finally {
            store.drop();
            bare.drop();
        }
    }

    private static List<Figure> compare(Plan plan, List<Way> ways) throws Exception {
        int appends = plan.size(2_000);
        try {
            for (var way : ways) {
                round(way, appends);
                way.millis.clear();
                way.statements.clear();
            }
            int rounds = plan.rounds() / 3;
            for (int round = 1; round <= rounds; round++) {
                for (var way : ways) {
                    round(way, appends);
                    plan.say(String.format(
                            Locale.ROOT,
                            "  round %s of %s: %.2f ms, at most %.2f ms so far  %s",
                            round,
                            rounds,
                            way.at(0.5),
                            way.at(1),
                            way.name));
                }
            }
        } finally {
            for (var way : ways) {
                way.consumer.close();
            }
        }
        return figures(ways.get(0), ways.get(1), ways.get(2));
    }

    private static List<Figure> figures(Way floor, Way woken, Way polling) {
        var what = "from append to view in another process at 200/s, %s / polled each ms by hand";
        return List.of(
                latency(what.formatted("median"), woken, floor, 0.5, new AtMost(2)),
                latency(what.formatted("p99"), woken, floor, 0.99, Target.none()),
                latency(what.formatted("not woken, median"), polling, floor, 0.5, Target.none()),
                latency(what.formatted("not woken, p99"), polling, floor, 0.99, Target.none()),
                statements("statements of a view at 200/s / polled each ms by hand", woken, floor, new AtMost(1)),
                statements(
                        "statements of a view at 200/s, not woken / polled each ms by hand",
                        polling,
                        floor,
                        Target.none()));
    }

    private static Figure latency(String what, Way way, Way floor, double share, Target target) {
        return new Figure(
                what,
                way.at(share) / floor.at(share),
                "× the time",
                String.format(Locale.ROOT, "%.2f ms to %.2f ms", way.at(share), floor.at(share)),
                target);
    }

    private static Figure statements(String what, Way way, Way floor, Target target) {
        double perSecond = Median.of(way.statements);
        double byHand = Median.of(floor.statements);
        return new Figure(
                what,
                perSecond / byHand,
                "×",
                String.format(Locale.ROOT, "%,.0f/s to %,.0f/s", perSecond, byHand),
                target);
    }

    /** One append at a time, at a steady pace. */
    private static void round(Way way, int appends) throws Exception {
        way.consumer.go();
        var acknowledged = new LinkedHashMap<String, Long>();
        long start = System.nanoTime();
        for (int n = 1; n <= appends; n++) {
            acknowledged.put(way.writer.append(), LatencyConsumer.now());
            LockSupport.parkNanos(start + n * TICK.toNanos() - System.nanoTime());
        }
        for (var event : acknowledged.entrySet()) {
            way.millis.add((way.consumer.committed(event.getKey()) - event.getValue()) / 1e3);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        way.statements.add(way.consumer.stop() / seconds);
    }

    private static Writer through(EventRepository<Opened> repository) {
        return () -> repository
                .append(
                        List.of(new dev.fstore.application.Append<>(
                                new dev.fstore.application.StreamId(
                                        "account", UUID.randomUUID().toString()),
                                Version.NONE,
                                List.of(Account.EVENT),
                                false)),
                        Metadata.empty())
                .getOrElseThrow(failure -> new IllegalStateException("Not stored: " + failure))
                .getFirst()
                .id()
                .toString();
    }

    private static Writer byHand(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(
                "INSERT INTO events (stream, version, type, data) VALUES (?, 1, 'Opened', ?::jsonb) RETURNING position");
        return () -> {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, Floor.json());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        };
    }
}
