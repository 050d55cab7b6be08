package dev.fstore.postgres.subscription;

import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.lease.InterruptFlag;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers while events are pending, and polls less and less often while there are none. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(4);

    /** Of the worker that polls for the others too. */
    static final Duration LONGEST_PAUSE = Duration.ofMillis(600);

    /** Of the others, which are woken. */
    static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(250);

    private final String view;
    private final Delivery delivery;
    private final Duration longestPause;
    private final Monitor monitor;
    private final Thread thread;
    private volatile boolean stopping = false;
    private volatile boolean woken = false;

    Worker(String view, Delivery delivery, Duration longestPause, Monitor monitor) {
        this.view = view;
        this.delivery = delivery;
        this.monitor = monitor;
        this.longestPause = longestPause;
        this.thread = Thread.ofVirtual().name("View " + view).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        woken = true; // code that waits for the database may use up the permit
        LockSupport.unpark(thread);
    }

    void stop() {
        stopping = true;
        wake();
    }

    /**
     * Waits for it until {@code deadline}, in nanoseconds, unless the calling thread is interrupted. A handler that closes its
     * own subscription does not wait for itself.
     */
    boolean hasFinishedBefore(long deadline) {
        try {
            return thread == Thread.currentThread()
                    || thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void abandon() {
        delivery.abandon(thread);
    }

    private void run() {
        var pause = Duration.ZERO;
        while (!stopping) {
            InterruptFlag.clearBeforeSql();
            woken = false;
            pause = attempt(pause);
            if (pause.isPositive() && !woken && !stopping) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
        try {
            delivery.finish();
        } catch (RuntimeException e) {
            LOG.warn(
                    "View {} stopped, but could not release all streams; they are delivered again when their leases end",
                    view,
                    e);
        }
    }

    private Duration attempt(Duration pause) {
        try {
            boolean delivered = delivery.deliverNext();
            monitor.databaseReached();
            return delivered ? Duration.ZERO : longer(pause);
        } catch (Throwable e) { // the view must go on after any failure
            if (!SqlErrors.isOfNoView(e)) {
                return afterFault(e);
            }
            LOG.warn("View {} was removed; its subscription stops", view);
            monitor.stopped("the view was removed");
            stopping = true;
            return pause;
        }
    }

    private Duration afterFault(Throwable e) {
        if (SqlErrors.isTransient(e)) {
            monitor.databaseLost(e);
        } else {
            LOG.warn("View {} failed; next attempt in {}", view, PAUSE_AFTER_FAULT, e);
        }
        return PAUSE_AFTER_FAULT;
    }

    private Duration longer(Duration pause) {
        var longer = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause.multipliedBy(2);
        return longer.compareTo(longestPause) < 0 ? longer : longestPause;
    }
}
