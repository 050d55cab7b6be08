package dev.fstore.postgres.subscription;

import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.lease.InterruptFlag;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jooq.exception.DataAccessException;
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
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Delivery delivery;
    private final Duration longestPause;
    private final Thread thread;
    private volatile boolean stopping = false;
    private volatile boolean woken = false;

    Worker(Delivery delivery, Duration longestPause) {
        this.delivery = delivery;
        this.longestPause = longestPause;
        this.thread = Thread.ofVirtual().name(delivery.toString()).unstarted(this::run);
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

    /** @param deadline when its handlers are abandoned, in nanoseconds */
    void join(long deadline) {
        if (thread == Thread.currentThread()) {
            return; // a handler is closing its own subscription
        }
        try {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                delivery.abandon(thread);
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            delivery.abandon(thread);
            Thread.currentThread().interrupt();
        }
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
                    "{} stopped, but could not release all streams; they are delivered again when their leases end",
                    delivery,
                    e);
        }
    }

    private Duration attempt(Duration pause) {
        try {
            return delivery.deliverNext() ? Duration.ZERO : longer(pause);
        } catch (DataAccessException e) {
            if (!SqlErrors.isOfNoView(e)) {
                return afterFault(e);
            }
            LOG.info("{} was removed; its subscription stops", delivery);
            stopping = true;
            return pause;
        } catch (Throwable e) { // the view must go on after any failure
            return afterFault(e);
        }
    }

    private Duration afterFault(Throwable e) {
        LOG.warn("{} failed; next attempt in {}", delivery, PAUSE_AFTER_FAULT, e);
        return PAUSE_AFTER_FAULT;
    }

    private Duration longer(Duration pause) {
        var longer = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause.multipliedBy(2);
        return longer.compareTo(longestPause) < 0 ? longer : longestPause;
    }
}
