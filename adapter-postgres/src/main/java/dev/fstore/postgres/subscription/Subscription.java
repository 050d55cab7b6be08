package dev.fstore.postgres.subscription;

import dev.fstore.postgres.internal.RunningViews;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.lease.ConnectionLimit;
import dev.fstore.postgres.internal.lease.Heartbeat;
import dev.fstore.postgres.internal.lease.Leases;
import dev.fstore.postgres.internal.lease.Predecessor;
import dev.fstore.postgres.internal.lease.UnreadTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;

/**
 * Delivers the events of the store to a {@link Subscriber}: those of each stream in order, different streams in parallel.
 * Instances of the same name, in any number of processes, share the work.
 *
 * <p>A handler that throws holds up only its own stream, which is retried or parked as the {@link FailurePolicy} decides. At
 * most 2,000 events per transaction are in memory. Its threads are virtual and keep no process alive. Thread-safe.
 */
public final class Subscription implements AutoCloseable {

    private static final long NOT_STOPPING = Long.MIN_VALUE;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String view;
    private final List<Worker> workers;
    private final Heartbeat heartbeat;
    private final Monitor monitor;
    private final Duration patience;
    private final AtomicLong deadline = new AtomicLong(NOT_STOPPING);
    private volatile BooleanSupplier listening = () -> false;

    private Subscription(Subscriber<?> subscriber, List<Worker> workers, Heartbeat heartbeat, Monitor monitor) {
        this.view = subscriber.view();
        this.workers = workers;
        this.heartbeat = heartbeat;
        this.monitor = monitor;
        this.patience = subscriber.patience();
        monitor.started();
        workers.forEach(Worker::start);
    }

    /**
     * Registers the view unless it is registered, and starts delivering.
     *
     * @param database its pool needs a connection for each concurrent transaction, and one more; with a smaller pool of
     *     HikariCP, fewer transactions run at the same time
     * @throws org.jooq.exception.DataAccessException if the view must be registered, or registered for other event types,
     *     and the role may not do so (42501)
     */
    public static <E> Subscription start(DSLContext database, Subscriber<E> subscriber) {
        return start(database, subscriber, Optional.empty());
    }

    static <E> Subscription start(DSLContext database, Subscriber<E> subscriber, Optional<Predecessor> predecessor) {
        new Sessions(database).requireOwnTransactions();
        register(database, subscriber);
        var limit = ConnectionLimit.of(database, subscriber.view(), transactions(subscriber));
        var unread = new UnreadTypes(subscriber.view(), subscriber.codec()::reads);
        var leases = Leases.of(database, limit, subscriber.view(), subscriber.lease(), predecessor, unread);
        var heartbeat = new Heartbeat(leases);
        var monitor = new Monitor(subscriber.view(), subscriber.listeners(), unread);
        var subscription = new Subscription(
                subscriber, workers(database, subscriber, leases, heartbeat, monitor), heartbeat, monitor);
        RunningViews.started(subscription, database, subscriber.view(), subscriber.codec());
        return subscription;
    }

    /** How many it has open at a time. At least once, concurrent handlers need none. */
    private static int transactions(Subscriber<?> subscriber) {
        return switch (subscriber.effects()) {
            case Effects.Transactional<?> effects -> subscriber.isInOneOrder() ? 1 : subscriber.concurrency();
            case Effects.AtLeastOnce<?> effects -> 1;
        };
    }

    private static <E> List<Worker> workers(
            DSLContext database, Subscriber<E> subscriber, Leases leases, Heartbeat heartbeat, Monitor monitor) {
        var view = subscriber.view();
        if (subscriber.isInOneOrder()) {
            return List.of(new Worker(
                    view,
                    new LogDelivery<>(database, subscriber, leases.unread(), monitor),
                    Worker.LONGEST_PAUSE,
                    monitor));
        }
        return switch (subscriber.effects()) {
            case Effects.Transactional<E> effects -> {
                var workers = new ArrayList<Worker>();
                for (int n = 0; n < leases.limit().transactions(); n++) {
                    var delivery = new TransactionalDelivery<>(
                            database,
                            subscriber,
                            effects,
                            leases,
                            heartbeat,
                            monitor,
                            () -> workers.forEach(Worker::wake));
                    workers.add(new Worker(view, delivery, n == 0 ? Worker.LONGEST_PAUSE : Worker.LONG_PAUSE, monitor));
                }
                yield List.copyOf(workers);
            }
            case Effects.AtLeastOnce<E>(var handler) ->
                List.of(new Worker(
                        view,
                        new AtLeastOnceDelivery<>(database, subscriber, handler, leases, heartbeat, monitor),
                        Worker.LONGEST_PAUSE,
                        monitor));
        };
    }

    /**
     * Registers the view of {@code subscriber}, or lets it read more event types. It never reads fewer: another node may run
     * other code and read those. Only needed where the role that consumes may not register views. Keeps the progress, and does
     * nothing if there is nothing to change. Commits, unless {@code database} is in a transaction of the caller.
     */
    public static void register(DSLContext database, Subscriber<?> subscriber) {
        Registration.of(subscriber).widen(database);
    }

    /**
     * Lets a registered view read what {@code subscriber} reads and nothing else. Events of other types are passed over from
     * now on, and are not delivered later: call it when no node needs them any more.
     */
    public static void narrow(DSLContext database, Subscriber<?> subscriber) {
        Registration.of(subscriber).narrow(database);
    }

    /**
     * Polls at once instead of after its pause. Call it after an append, see {@link
     * dev.fstore.application.AnnouncingEventRepository}. Costs nothing while events are being delivered.
     */
    public void wake() {
        workers.forEach(Worker::wake);
    }

    /** Returns its current activity, without a query. */
    public SubscriptionStatus status() {
        return new SubscriptionStatus(
                view,
                monitor.activity(),
                listening.getAsBoolean(),
                monitor.lastEvent(),
                heartbeat.leasedStreams(),
                monitor.heldBack());
    }

    /** For its status: tells whether notifications wake it. */
    void wokenIf(BooleanSupplier listening) {
        this.listening = listening;
    }

    /** Closes all of these at the same time: that takes as long as the slowest, and not as long as all of them together. */
    public static void closeAll(Collection<Subscription> subscriptions) {
        subscriptions.forEach(Subscription::stop);
        var unfinished = subscriptions.stream()
                .flatMap(subscription -> subscription.unfinishedAtDeadline().stream())
                .toList();
        unfinished.forEach(Worker::abandon);
        long grace = System.nanoTime() + GRACE.toNanos();
        unfinished.forEach(worker -> worker.hasFinishedBefore(grace));
        subscriptions.forEach(Subscription::closed);
    }

    /** The time that handlers have left starts now. */
    private void stop() {
        if (deadline.compareAndSet(NOT_STOPPING, System.nanoTime() + patience.toNanos())) {
            workers.forEach(Worker::stop);
        }
    }

    private List<Worker> unfinishedAtDeadline() {
        return workers.stream()
                .filter(worker -> !worker.hasFinishedBefore(deadline.get()))
                .toList();
    }

    private void closed() {
        RunningViews.closed(this);
        heartbeat.close();
        monitor.stopped("it was closed");
    }

    /**
     * Stops delivering and waits for handlers at work, as long as {@link Subscriber#stoppingWithin} says. Work that does not
     * finish in time is rolled back and released, so that another instance gets it at once.
     */
    @Override
    public void close() {
        closeAll(List.of(this));
    }
}
