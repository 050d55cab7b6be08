package dev.fstore.postgres.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.domain.View;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.subscription.FailurePolicy;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Does all works at the same time, until it is killed. Prints each command that was acknowledged. */
final class WorksProgram {

    static final int LEASE_SECONDS = 2;
    private static final int CONNECTIONS = 14;
    private static final int STREAMS = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String EFFECT = "INSERT INTO effects (work, event_id) VALUES (?, ?)";

    private static volatile boolean writing;
    private static volatile boolean memory = true;

    private WorksProgram() {}

    static UUID commandId(Work work, int number) {
        return UUID.nameUUIDFromBytes((work + " " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the address, the first command of each writer, or -1 to write none, and whether effects are in the transaction. */
    public static void main(String... arguments) throws IOException {
        var pool = pool(arguments[0]);
        var database = DSL.using(pool, SQLDialect.POSTGRES);
        writing = !arguments[1].equals("-1");
        var repository = NumberDecider.in(database);
        if (writing) {
            start(Work.APPEND, Integer.parseInt(arguments[1]), number -> append(repository, number));
            var cached = new CachedEventRepository<>(new GroupCommitRepository<>(repository, 2), 100);
            start(Work.COMMAND, Integer.parseInt(arguments[2]), number -> command(cached, number));
        }
        boolean inTransaction = Boolean.parseBoolean(arguments[3]);
        Subscription.start(database, view(Work.VIEW, inTransaction ? Optional.empty() : Optional.of(pool)));
        Subscription.start(
                database, view(Work.VIEW_IN_ONE_ORDER, Optional.empty()).inOneOrder());
        Subscription.start(
                database,
                leasing(Subscriber.atLeastOnce(
                        Work.SAGA_AT_LEAST_ONCE.name(),
                        NumberDecider.CODEC,
                        event -> effectBeside(pool, Work.SAGA_AT_LEAST_ONCE, event.id()))));
        Rebuild.start(database, view(Work.REBUILD, Optional.empty()), Work.VIEW.name());
        System.out.println("STARTED");
        obey(pool);
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static Subscriber<Changed> leasing(Subscriber<Changed> subscriber) {
        return subscriber
                .leasing(Duration.ofSeconds(LEASE_SECONDS))
                .failing(FailurePolicy.backoff(Duration.ofMillis(50), Duration.ofMillis(500), 10_000));
    }

    private static Subscriber<Changed> view(Work work, Optional<DataSource> beside) {
        return leasing(Subscriber.transactional(
                work.name(), NumberDecider.CODEC, transaction -> handler(transaction, work, beside)));
    }

    private static EventHandler<Changed> handler(DSLContext transaction, Work work, Optional<DataSource> beside) {
        return event -> {
            requireMemory();
            beside.ifPresentOrElse(
                    pool -> effectBeside(pool, work, event.id()),
                    () -> transaction.execute(EFFECT, work.name(), event.id()));
        };
    }

    private static void effectBeside(DataSource pool, Work work, UUID event) {
        requireMemory();
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(EFFECT)) {
            statement.setString(1, work.name());
            statement.setObject(2, event);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireMemory() {
        if (!memory) {
            throw new OutOfMemoryError("on purpose");
        }
    }

    /** Sends the same command until it is acknowledged, and then the next one. */
    private static void start(Work work, int first, IntPredicate isStored) {
        Thread.ofPlatform().daemon().start(() -> {
            int number = first;
            while (writing) {
                try {
                    if (isStored.test(number)) {
                        System.out.println(work + " " + number++);
                    }
                } catch (RuntimeException e) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            System.out.println("STOPPED " + work);
        });
    }

    private static boolean append(EventRepository<Changed> repository, int number) {
        var stream = NumberDecider.stream("append " + number % STREAMS);
        var version =
                repository.load(stream, View.of(0, (count, event) -> count + 1)).version();
        var append = new Append<>(stream, version, List.of(new Changed(number, List.of())), false);
        return repository
                .append(List.of(append), Metadata.empty().withCommandId(commandId(Work.APPEND, number)))
                .isRight();
    }

    private static boolean command(EventRepository<Changed> repository, int number) {
        return NumberDecider.over(repository)
                .handle(
                        NumberDecider.add("command " + number % STREAMS, 1),
                        Metadata.empty().withCommandId(commandId(Work.COMMAND, number)))
                .isRight();
    }

    private static void obey(DataSource pool) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            switch (order) {
                case "stop writing" -> writing = false;
                case "no memory" -> memory = false;
                case "memory" -> memory = true;
                case "fill pool" -> Thread.ofPlatform().daemon().start(() -> fill(pool));
                default -> throw new IllegalArgumentException(order);
            }
        }
    }

    /** Takes all connections for three seconds, as a slow report might. */
    private static void fill(DataSource pool) {
        var taken = new ArrayList<Connection>();
        long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < until) {
            try {
                taken.add(pool.getConnection());
            } catch (SQLException e) {
                LockSupport.parkNanos(PAUSE.toNanos()); // all are taken
            }
        }
        for (var connection : taken) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
