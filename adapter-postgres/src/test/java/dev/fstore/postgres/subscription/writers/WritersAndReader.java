package dev.fstore.postgres.subscription.writers;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.Metadata;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Writers that append to all streams, and a reader that queries the length of all streams again and again. */
public final class WritersAndReader implements AutoCloseable {

    public static final int WRITERS = 8;

    public final AtomicLong appended = new AtomicLong();
    public final AtomicLong reads = new AtomicLong();

    /** How often the reader saw a shorter stream than before. */
    public final AtomicLong wentBack = new AtomicLong();

    private final NumberedStreams runs;
    private final HikariDataSource pool;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean isWriting = new AtomicBoolean(true);
    private final AtomicBoolean isReading = new AtomicBoolean(true);
    private final List<Future<?>> writers = new ArrayList<>();
    private final Future<?> reader;

    public WritersAndReader(TestDatabase database, NumberedStreams runs, long seed) {
        this.runs = runs;
        this.pool = Databases.pool(database.url(), WRITERS + 1);
        var connections = DSL.using(pool, SQLDialect.POSTGRES);
        for (int i = 0; i < WRITERS; i++) {
            var random = new Random(seed + i);
            writers.add(threads.submit(() -> write(connections, random)));
        }
        reader = threads.submit(() -> read(connections));
    }

    private void write(DSLContext connections, Random random) {
        var walkers = runs.walkers(connections);
        while (isWriting.get()) {
            walkers.handle(1 + random.nextInt(runs.streams()), Metadata.empty()).get();
            appended.incrementAndGet();
        }
    }

    private void read(DSLContext connections) {
        Map<String, Long> before = new HashMap<>();
        while (isReading.get()) {
            var now = connections
                    .fetch("SELECT key, length FROM " + runs.shown())
                    .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
            before.forEach((key, length) -> wentBack.addAndGet(now.getOrDefault(key, 0L) < length ? 1 : 0));
            before.putAll(now);
            reads.incrementAndGet();
        }
    }

    public void endWriting() throws Exception {
        isWriting.set(false);
        for (var each : writers) {
            each.get();
        }
    }

    /** Fails if a writer or the reader has failed. */
    public void end() throws Exception {
        endWriting();
        isReading.set(false);
        reader.get();
    }

    @Override
    public void close() {
        isWriting.set(false);
        isReading.set(false);
        threads.close();
        pool.close();
    }
}
