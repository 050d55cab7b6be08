package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A session with a thread of its own, which does one step after the other; a step may wait for another session. */
record SteppedSession(Session session, String pid, ExecutorService thread, List<Future<?>> steps)
        implements AutoCloseable {

    private static final long LONGEST_STEP = TimeUnit.SECONDS.toNanos(60);

    static SteppedSession on(TestDatabase database) throws SQLException {
        var session = Session.pooled(database);
        return new SteppedSession(
                session,
                session.query("SELECT pg_backend_pid()").getFirst(),
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()),
                new ArrayList<>());
    }

    void submit(Callable<Boolean> step) {
        steps.add(thread.submit(step));
    }

    /** Returns when all steps are done, or one of them waits for another session: then true. */
    boolean waits(Session monitor) throws Exception {
        long begun = System.nanoTime();
        while (!steps.isEmpty()) {
            try {
                steps.getFirst().get(3, TimeUnit.MILLISECONDS);
                steps.removeFirst();
            } catch (TimeoutException unfinished) {
                if (!monitor.query("SELECT 1 WHERE cardinality(pg_blocking_pids(?::int)) > 0", pid)
                        .isEmpty()) {
                    return true;
                }
                if (System.nanoTime() - begun > LONGEST_STEP) {
                    throw new IllegalStateException("a step neither ends nor waits for another session", unfinished);
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws SQLException {
        thread.close();
        session.close();
    }
}
