package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.REGISTER_VIEW;
import static dev.fstore.postgres.jooq.Tables.VIEWS;

import dev.fstore.application.EventHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one view with every event of the store, from the first on: each stream in order, each event's effects exactly
 * once, because what the handler writes and the acknowledgement share a transaction. Any number of instances, in any
 * number of processes, share the work on a view of the same name.
 *
 * <p>A handler that throws holds up its own stream, which is tried again or parked as the {@link FailurePolicy} says; the
 * others go on.
 */
public final class Subscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private static final long LEASE_SECONDS = 60;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(4);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(64);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final Delivery<?> delivery;
    private final Thread worker;
    private volatile boolean stopping = false;

    private Subscription(Delivery<?> delivery) {
        this.delivery = delivery;
        this.worker = Thread.ofVirtual().name(delivery.toString()).start(this::run);
    }

    /**
     * Registers the view unless it is registered, and starts to feed it.
     *
     * @param view its name, by which the store remembers how far it has come
     * @param codec has to know every event type in the store, since the view is given all of them
     * @param handler makes the handler for one transaction; all that it writes must go through that transaction
     * @param policy for what a handler cannot handle; {@link FailurePolicy#usual()} if in doubt
     */
    public static <E> Subscription start(
            DSLContext database,
            String view,
            EventCodec<E> codec,
            Function<DSLContext, EventHandler<E>> handler,
            FailurePolicy policy) {
        if (!database.fetchExists(VIEWS, VIEWS.VIEW.eq(view))) { // else a role that may only consume would be refused
            database.fetch(REGISTER_VIEW(view, Instant.EPOCH, LEASE_SECONDS, null, null));
        }
        return new Subscription(new Delivery<>(database, view, new EventRows<>(codec), handler, policy));
    }

    /**
     * Looks for events at once instead of after its pause. Call it when something was appended, see {@link
     * dev.fstore.application.AnnouncingEventRepository}; costs nothing if the subscription is at work.
     */
    public void wake() {
        LockSupport.unpark(worker);
    }

    /** Stops after what is in hand, and waits for that. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var pause = Duration.ZERO;
        while (!stopping) {
            try {
                pause = delivery.deliverNext() ? Duration.ZERO : longer(pause);
            } catch (Throwable e) { // whatever it is, the view must go on
                LOG.warn("{} goes on in {}", delivery, PAUSE_AFTER_FAULT, e);
                pause = PAUSE_AFTER_FAULT;
            }
            if (pause.isPositive()) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
    }

    private static Duration longer(Duration pause) {
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
}
