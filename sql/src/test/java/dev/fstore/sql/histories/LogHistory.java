package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One seeded run of writers, some of which change their mind, and of two views that read the log as a whole, each with
 * two consumers that may die. With an even seed, a transaction that has nothing to do with it stays open from beginning
 * to end.
 *
 * @param name tells its streams and views from those of others with the same seed
 */
record LogHistory(TestDatabase database, String name, long seed) {

    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 6;
    private static final int STREAMS = 5;
    private static final int MOST_POLLS = 2_000; // on a store with a defect, some would go on for ever

    LogVerdict run() throws Exception {
        var prefix = "%s %s ".formatted(name, seed);
        var views = List.of("first view of " + prefix, "second view of " + prefix);
        var writing = new AtomicBoolean(true);
        try (var owner = Session.pooled(database);
                var foreign = Session.pooled(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            foreign.begin();
            if (seed % 2 == 0) {
                foreign.query("SELECT pg_current_xact_id()");
            }
            String start = owner.query("SELECT store_clock()").getFirst();
            String floor = owner.query("SELECT coalesce(max(\"offset\"), 0) FROM events")
                    .getFirst();
            owner.query("SELECT register_view(?, ?::timestamptz)", views.getFirst(), start);
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(new Writer(database, new Random(seed * 31 + i), prefix)));
            }
            owner.query("SELECT register_view(?, ?::timestamptz)", views.getLast(), start);
            var readers = new ArrayList<Future<?>>();
            for (int i = 0; i < 2 * views.size(); i++) {
                readers.add(threads.submit(
                        new Reader(database, new Random(seed * 37 + i), floor, views.get(i % views.size()), writing)));
            }
            finish(writers);
            writing.set(false);
            finish(readers);
            var verdict = LogVerdict.of(owner, prefix, views);
            foreign.rollback();
            return verdict;
        }
    }

    private static void finish(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
        for (var task : tasks) {
            task.get();
        }
    }

    /** Appends to streams that others append to as well, holds on for a while, and commits most of the time. */
    private record Writer(TestDatabase database, Random random, String prefix) implements Callable<Boolean> {

        @Override
        public Boolean call() throws SQLException {
            try (var session = Session.pooled(database)) {
                session.query("SET synchronous_commit = off");
                for (int i = 0; i < TRANSACTIONS; i++) {
                    write(session);
                }
            }
            return true;
        }

        private void write(Session session) throws SQLException {
            try {
                session.begin();
                int stream = random.nextInt(STREAMS);
                for (int events = random.nextInt(3); events >= 0; events--) {
                    session.append(prefix + stream, "Placed");
                    stream += random.nextInt(STREAMS - stream); // upwards only, so that nobody waits in a circle
                    History.dawdle(session, random);
                }
                if (random.nextInt(5) == 0) {
                    session.rollback();
                } else {
                    session.commit();
                }
            } catch (SQLException overtaken) {
                session.rollback();
            }
        }
    }

    /** Orders, then reads and writes down what it read; until nothing is left and nothing can come. */
    private record Reader(TestDatabase database, Random random, String floor, String view, AtomicBoolean writing)
            implements Callable<Boolean> {

        @Override
        public Boolean call() throws SQLException {
            try (var session = Session.pooled(database)) {
                session.query("SET synchronous_commit = off");
                boolean more = true;
                for (int polls = 0; more && polls < MOST_POLLS; polls++) {
                    boolean writingBefore = writing.get();
                    order(session);
                    more = !read(session).isEmpty() || writingBefore || isSomethingLeft(session);
                }
            }
            return true;
        }

        private void order(Session session) throws SQLException {
            session.begin().query("SELECT order_events(?)", 1 + random.nextInt(10));
            if (random.nextInt(4) == 0) {
                History.dawdle(session, random);
            }
            end(session);
        }

        private List<String> read(Session session) throws SQLException {
            session.begin();
            var read = session.query(
                    "INSERT INTO effects (view, event_id) SELECT ?, event_id FROM read_log(?, ?) WITH ORDINALITY"
                            + " ORDER BY ordinality RETURNING event_id",
                    view,
                    view,
                    1 + random.nextInt(6));
            if (random.nextInt(3) == 0) {
                History.dawdle(session, random);
            }
            end(session);
            return read;
        }

        private void end(Session session) throws SQLException {
            if (random.nextInt(8) == 0) {
                session.rollback();
            } else {
                session.commit();
            }
        }

        /** Whether an event has no position yet, or this view has not come to the last one. */
        private boolean isSomethingLeft(Session session) throws SQLException {
            return !session.query("""
                            SELECT 1 FROM events e WHERE e."offset" > ?::bigint
                               AND NOT EXISTS (SELECT FROM log_positions p WHERE p."offset" = e."offset")
                            UNION ALL
                            SELECT 1 FROM cursors c JOIN log_positions p ON p.position > coalesce(c.position, 0) WHERE c.view = ?
                            LIMIT 1""", floor, view).isEmpty();
        }
    }
}
