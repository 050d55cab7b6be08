package dev.fstore.postgres.subscription.writers;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Metadata;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Four writers, each with streams of its own, that roll back every fifth append, which leaves a gap in the log. An append
 * that waits longer than a second for a lock fails.
 */
final class GappyWriters implements AutoCloseable {

    private static final int WRITERS = 4;
    private static final int KEPT = 4;

    final AtomicLong appended = new AtomicLong();
    final AtomicLong rolledBack = new AtomicLong();

    private final NumberedStreams runs;
    private final HikariDataSource pool;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> writers = new ArrayList<>();
    private final AtomicBoolean isWriting = new AtomicBoolean(true);

    GappyWriters(TestDatabase database, NumberedStreams runs) {
        this.runs = runs;
        pool = Databases.pool(database.url() + "&options=-c%20lock_timeout%3D1000", WRITERS);
        var connections = DSL.using(pool, SQLDialect.POSTGRES);
        for (int i = 0; i < WRITERS; i++) {
            int first = i;
            writers.add(threads.submit(() -> write(connections, first)));
        }
    }

    private void write(DSLContext connections, int first) {
        var walkers = runs.walkers(connections);
        for (int n = first; isWriting.get(); n += WRITERS) {
            if (n / WRITERS % (KEPT + 1) == KEPT) {
                rollBack(connections);
            } else {
                walkers.handle(1 + n % runs.streams(), Metadata.empty()).get();
                appended.incrementAndGet();
            }
        }
    }

    private void rollBack(DSLContext connections) {
        connections.connection(connection -> {
            var session = new Session(connection).begin();
            session.query(
                    "SELECT append_event('Stepped', ?, ?, ?, '{\"number\": 1}', gen_random_uuid(), NULL)",
                    UUID.randomUUID(),
                    runs.decider(),
                    "never " + UUID.randomUUID());
            session.rollback();
        });
        rolledBack.incrementAndGet();
    }

    /** Fails if any of the writers has failed. */
    void end() throws Exception {
        isWriting.set(false);
        for (var each : writers) {
            each.get();
        }
    }

    @Override
    public void close() {
        isWriting.set(false);
        threads.close();
        pool.close();
    }
}
