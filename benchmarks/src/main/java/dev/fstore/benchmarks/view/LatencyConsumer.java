package dev.fstore.benchmarks.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.benchmarks.measure.CountingSource;
import dev.fstore.benchmarks.measure.Database;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.WakeUps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that maintains a read model in a process of its own. Works between the input lines {@code go} and {@code
 * stop}, prints when the effect of each event was committed, and at the end the number of its statements.
 */
final class LatencyConsumer {

    /** How the consumer learns of new events. */
    enum Kind {
        POLLING_EACH_MILLISECOND,
        POLLING,
        WOKEN_UP
    }

    private interface AtWork extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private LatencyConsumer() {}

    /** Reads a clock that all processes of this machine share. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[1]);
        try (var pool = database.pool(arguments[2], 4);
                var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            var source = new CountingSource(pool);
            while (next(lines, "go")) {
                long before = source.sent().get();
                try (var work = start(Kind.valueOf(arguments[0]), pool, source)) {
                    System.out.println("ready");
                    next(lines, "stop");
                }
                System.out.println("statements " + (source.sent().get() - before));
            }
        }
    }

    private static boolean next(BufferedReader lines, String expected) throws IOException {
        return expected.equals(lines.readLine());
    }

    private static AtWork start(Kind kind, HikariDataSource pool, CountingSource source) throws SQLException {
        return switch (kind) {
            case POLLING_EACH_MILLISECOND -> poll(source);
            case POLLING -> subscription(source)::close;
            case WOKEN_UP -> {
                var subscription = subscription(source);
                var wakeUps = new WakeUps(new Commits(events -> {}).in(pool), subscription::wake);
                yield () -> {
                    wakeUps.close();
                    subscription.close();
                };
            }
        };
    }

    private static Subscription subscription(CountingSource source) {
        var commits = new Commits(events -> {
            long now = now();
            events.forEach(event -> System.out.println(event.id() + " " + now));
        });
        var database = commits.in(source.counted());
        return Subscription.start(
                database,
                Subscriber.transactional(
                        "totals", ViewDrain.CODEC, transaction -> commits.noting(new AddedTotals(transaction))));
    }

    private static AtWork poll(CountingSource source) throws SQLException {
        var connection = source.counted().getConnection();
        var totals = new FloorTotals(connection, 0, FloorTotals.progress(connection, 0), Long.MAX_VALUE, 500);
        var thread = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                turn(totals);
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        });
        return () -> {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connection.close();
        };
    }

    private static void turn(FloorTotals totals) {
        List<Long> positions = new ArrayList<>();
        try {
            totals.turn(positions::add);
        } catch (SQLException e) {
            throw new IllegalStateException("The read model is left behind", e);
        }
        long now = now();
        positions.forEach(position -> System.out.println(position + " " + now));
    }
}
