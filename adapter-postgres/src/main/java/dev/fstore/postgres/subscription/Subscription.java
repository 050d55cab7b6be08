package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.REGISTER_VIEW;
import static dev.fstore.postgres.jooq.Tables.VIEWS;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.jooq.tables.records.ViewsRecord;
import dev.fstore.postgres.subscription.Subscriber.Effects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a view with the events of the store: each stream in order, streams side by side. Any number of instances, in any
 * number of processes, share the work on a view of the same name.
 *
 * <p>A handler that throws holds up its own stream, which is tried again or parked as the {@link FailurePolicy} says; the
 * others go on. At most 2,000 events per transaction at work are in memory. Its threads are virtual: they keep no process
 * alive. Thread-safe.
 */
public final class Subscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final List<Worker> workers;
    private final Heartbeat heartbeat;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Subscription(List<Worker> workers, Heartbeat heartbeat, Duration patience) {
        this.workers = workers;
        this.heartbeat = heartbeat;
        this.patience = patience;
        workers.forEach(Worker::start);
    }

    /**
     * Registers the view unless it is registered, and starts to feed it.
     *
     * @param database its pool has a connection for each transaction that is at work at once, and one more
     * @throws org.jooq.exception.DataAccessException if the view has to be registered, or to be registered for other event
     *     types, and the role may not (42501)
     */
    public static <E> Subscription start(DSLContext database, Subscriber<E> subscriber) {
        return start(database, subscriber, Optional.empty());
    }

    static <E> Subscription start(DSLContext database, Subscriber<E> subscriber, Optional<Predecessor> predecessor) {
        new Sessions(database).requireAutoCommit();
        register(database, subscriber);
        var leases = Leases.of(database, subscriber.view(), subscriber.lease(), predecessor);
        var heartbeat = new Heartbeat(leases);
        return new Subscription(workers(database, subscriber, leases, heartbeat), heartbeat, subscriber.patience());
    }

    private static <E> List<Worker> workers(
            DSLContext database, Subscriber<E> subscriber, Leases leases, Heartbeat heartbeat) {
        if (subscriber.isInOneOrder()) {
            return List.of(new Worker(new LogDelivery<>(database, subscriber), Worker.LONGEST_PAUSE));
        }
        return switch (subscriber.effects()) {
            case Effects.Transactional<E> effects -> {
                var workers = new ArrayList<Worker>();
                for (int n = 0; n < subscriber.concurrency(); n++) {
                    var delivery = new TransactionalDelivery<>(
                            database, subscriber, effects, leases, heartbeat, () -> workers.forEach(Worker::wake));
                    workers.add(new Worker(delivery, n == 0 ? Worker.LONGEST_PAUSE : Worker.LONG_PAUSE));
                }
                yield List.copyOf(workers);
            }
            case Effects.AtLeastOnce<E>(var handler) ->
                List.of(new Worker(
                        new AtLeastOnceDelivery<>(database, subscriber, handler, leases, heartbeat),
                        Worker.LONGEST_PAUSE));
        };
    }

    /**
     * Registers the view as the subscriber needs it, or changes what it reads: for a role that may do so, where those that
     * consume may not. Does nothing if that has been done. Progress stays.
     */
    public static void register(DSLContext database, Subscriber<?> subscriber) {
        var filter = Filter.of(subscriber.view(), subscriber.codec().types(), subscriber.reads());
        var view = database.fetchOptional(VIEWS, VIEWS.VIEW.eq(subscriber.view()));
        var registered = view.map(Filter::of);
        if (!registered.equals(Optional.of(filter))) {
            registered.ifPresent(before -> LOG.warn(
                    "View {} reads {} from here on, and not {}; what it has passed over does not come",
                    subscriber.view(),
                    filter,
                    before));
            database.fetch(REGISTER_VIEW(
                    subscriber.view(),
                    subscriber.from(),
                    subscriber.lease().toSeconds(),
                    view.map(ViewsRecord::getPoolingDelayS).orElse(null),
                    view.map(ViewsRecord::getEdgeFunctionUrl).orElse(null),
                    filter.deciders().toArray(String[]::new),
                    filter.events() == null ? null : filter.events().toArray(String[]::new)));
        }
    }

    /**
     * Looks for events at once instead of after its pause. Call it when something was appended, see {@link
     * dev.fstore.application.AnnouncingEventRepository}; costs nothing if the subscription is at work.
     */
    public void wake() {
        workers.forEach(Worker::wake);
    }

    /**
     * Takes nothing more, and waits for what is in hand, but not for ever: then it is given back, so that another instance has it
     * at once. What was given back is not committed any more.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            workers.forEach(Worker::stop);
            long deadline = System.nanoTime() + patience.toNanos();
            workers.forEach(worker -> worker.join(deadline));
            heartbeat.close();
        }
    }
}
