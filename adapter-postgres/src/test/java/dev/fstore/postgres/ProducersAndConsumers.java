package dev.fstore.postgres;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Producers and consumers that work while something else happens to the store. They try again when the database asks
 * for it (SQLSTATE 40…); any other error fails the test.
 */
record ProducersAndConsumers(
        TestDatabase database, String view, AtomicBoolean open, AtomicLong appended, AtomicLong retried) {

    private static final int SESSIONS = 3;
    private static final int MOST_POLLS = 10_000; // on a store with a defect, some would go on for ever

    static ProducersAndConsumers to(TestDatabase database, String view) throws SQLException {
        try (var session = Session.open(database)) {
            session.query("SELECT register_view(?, '2000-01-01')", view);
        }
        return new ProducersAndConsumers(database, view, new AtomicBoolean(true), new AtomicLong(), new AtomicLong());
    }

    /** Runs {@code disturbance} among the traffic, which goes on until all that was appended is handled. */
    void during(Disturbance disturbance) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var producers = new ArrayList<Future<?>>();
            var consumers = new ArrayList<Future<?>>();
            for (int i = 0; i < SESSIONS; i++) {
                String stream = view + " " + i;
                producers.add(threads.submit(() -> produce(stream)));
                consumers.add(threads.submit(this::consume));
            }
            try {
                disturbance.run(this);
            } finally {
                open.set(false);
            }
            finish(producers);
            finish(consumers);
        }
        handleAllThatIsLeft();
    }

    /** Streams of its own, so that nobody is overtaken; two events in a transaction. */
    private boolean produce(String prefix) throws SQLException {
        try (var session = Session.open(database)) {
            for (int i = 0; open.get(); i++) {
                String stream = prefix + "/" + i % 5;
                transaction(session, () -> {
                    session.append(stream, "Placed");
                    return session.append(stream, "Placed");
                });
                appended.addAndGet(2);
            }
        }
        return true;
    }

    private boolean consume() throws SQLException {
        try (var session = Session.open(database)) {
            while (open.get()) {
                handleSome(session);
            }
        }
        return true;
    }

    private void handleAllThatIsLeft() throws SQLException {
        try (var session = Session.open(database)) {
            boolean more = true;
            for (int polls = 0; more && polls < MOST_POLLS; polls++) {
                more = handleSome(session) || isSomethingLeft(session);
            }
        }
    }

    /** Whether the store itself knows of events that this view has not handled. */
    private boolean isSomethingLeft(Session session) throws SQLException {
        return !session.query("""
                        SELECT 1 FROM gaps WHERE view = ?
                        UNION ALL SELECT 1 FROM locks WHERE view = ? AND "offset" > last_offset
                        UNION ALL SELECT 1 FROM cursors c JOIN events e ON e."offset" > c."offset" WHERE c.view = ?
                        LIMIT 1""", view, view, view).isEmpty();
    }

    /** As a saga does: what is decided about the events is appended in the transaction that acknowledges them. */
    private boolean handleSome(Session session) throws SQLException {
        var projection = new Projection(session, view);
        var offsets = transaction(session, () -> projection.lease(5, 2));
        if (offsets.isEmpty()) {
            return false;
        }
        boolean decide = open.get();
        transaction(session, () -> {
            if (decide) {
                session.append(view + "/on " + offsets.getFirst(), "Placed");
            }
            projection.handle(offsets);
            return offsets;
        });
        appended.addAndGet(decide ? 1 : 0);
        return true;
    }

    <T> T transaction(Session session, Work<T> work) throws SQLException {
        while (true) {
            try {
                session.begin();
                T result = work.run();
                session.commit();
                return result;
            } catch (SQLException e) {
                session.rollback();
                if (!String.valueOf(e.getSQLState()).startsWith("40")) {
                    throw e;
                }
                retried.incrementAndGet();
            }
        }
    }

    private static void finish(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
        for (var task : tasks) {
            task.get();
        }
    }

    /** A disturbance of the store meanwhile. */
    interface Disturbance {
        void run(ProducersAndConsumers traffic) throws Exception;
    }

    interface Work<T> {
        T run() throws SQLException;
    }
}
