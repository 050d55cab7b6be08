package dev.fstore.postgres.process;

import dev.fstore.application.TransientFaultException;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessStore;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that tells instances of their deadlines: sleeps until the next is due, but never long. */
final class AlarmClock {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmClock.class);

    /** Another process of the machine may have set an earlier deadline meanwhile. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** Between two looks, if it is woken again and again, or if others have all that is due. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final ProcessStore<?> store;
    private final ProcessClock<?, ?> clock;
    private final Runnable afterwards;
    private final Thread thread;
    private volatile boolean stopping = false;
    private volatile boolean woken = false;

    /** @param afterwards called when instances were told of deadlines; must be quick */
    AlarmClock(String name, ProcessStore<?> store, ProcessClock<?, ?> clock, Runnable afterwards) {
        this.name = name;
        this.store = store;
        this.clock = clock;
        this.afterwards = afterwards;
        this.thread =
                Thread.ofVirtual().name("process %s, clock".formatted(name)).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (!woken) {
            woken = true; // whatever waits for the database may use up the permit
            LockSupport.unpark(thread);
        }
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    void join() {
        try {
            thread.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean isBusy = false;
        while (!stopping) {
            var pause = PAUSE_AFTER_FAULT;
            try {
                var next = isBusy ? Duration.ZERO : store.untilNextDue();
                isBusy = next.isZero() && clock.fireDue() > 0;
                if (isBusy) {
                    afterwards.run();
                }
                pause = isBusy ? Duration.ZERO : atLeast(SHORTEST_PAUSE, next);
            } catch (TransientFaultException e) {
                isBusy = false;
                LOG.warn("Process {}: the clock waits for the database: {}", name, e.getMessage());
            } catch (RuntimeException | Error e) { // whatever it is, the other instances must be told
                isBusy = false;
                LOG.warn("Process {}: the clock goes on in {}", name, pause, e);
            }
            sleep(pause);
        }
    }

    private static Duration atLeast(Duration least, Duration pause) {
        return pause.compareTo(least) < 0 ? least : pause;
    }

    private void sleep(Duration pause) {
        if (!pause.isPositive()) {
            return;
        }
        LockSupport.parkNanos(this, Math.min(pause.toNanos(), SHORTEST_PAUSE.toNanos()));
        var rest = pause.minus(SHORTEST_PAUSE);
        if (rest.isPositive() && !woken && !stopping) {
            LockSupport.parkNanos(this, Math.min(rest.toNanos(), LONGEST_PAUSE.toNanos()));
        }
        woken = false; // before the next look
    }
}
