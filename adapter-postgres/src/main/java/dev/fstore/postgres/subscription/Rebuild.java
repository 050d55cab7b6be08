package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.VIEWS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.lease.Predecessor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Builds a new version of a view beside the old one, starting with the first event, and lets it take over in one step. Until
 * then the old version answers queries; afterwards the new one does, and it is never behind the old one.
 *
 * <p>For the store the new version is another view. So it needs another name, such as {@code orders-2}, and states or tables
 * of its own. Effects that are {@linkplain Subscriber#gating gated}, and all effects at least once, do not happen again for
 * events that the old version has handled. Needs the roles {@code fstore_admin} and {@code fstore_consumer}. Any number of
 * instances may build one version together. Thread-safe.
 */
public final class Rebuild implements AutoCloseable {

    /**
     * How far the new version has come.
     *
     * @param done events that it has handled
     * @param of events to handle in all, about; new events are added
     * @param perSecond events handled per second since the start
     * @param left the time that the rest takes at that speed; empty if nothing was done yet
     */
    public record Progress(long done, long of, double perSecond, Optional<Duration> left) {}

    private final DSLContext database;
    private final String view;
    private final String old;
    private final Subscription subscription;
    private final long started = System.nanoTime();
    private final long events;
    private final long head;

    private <E> Rebuild(DSLContext database, Subscriber<E> subscriber, String old) {
        this.database = database;
        this.view = subscriber.view();
        this.old = old;
        Subscription.register(database, subscriber);
        this.events = new ViewProgress(database, view).lag().pendingEvents();
        this.head = head();
        this.subscription = Subscription.start(database, subscriber, predecessor(database, subscriber.effects(), old));
    }

    /**
     * Starts to build the new version, or goes on with it.
     *
     * @param database its pool needs one connection more than for a {@link Subscription}
     * @param subscriber the new version
     * @param old the name of the view to replace
     * @throws IllegalArgumentException if both versions have the same name, if neither is registered, or if the new one is
     *     gated and {@linkplain Subscriber#inOneOrder in one order}, since its effects would happen again
     */
    public static <E> Rebuild start(DSLContext database, Subscriber<E> subscriber, String old) {
        require(database, subscriber, old);
        return new Rebuild(database, subscriber, old);
    }

    /** If the old view is not there, nothing is known to be handled, and all gated effects would happen again. */
    private static void require(DSLContext database, Subscriber<?> subscriber, String old) {
        var view = subscriber.view();
        if (view.equals(old)) {
            throw new IllegalArgumentException(
                    "View %s cannot replace itself. Give the new version another name".formatted(old));
        }
        if (!new Sessions(database).query(own -> own.fetchExists(VIEWS, VIEWS.VIEW.in(view, old)))) {
            throw new IllegalArgumentException(
                    "View %s cannot replace view %s, which is not registered. Check the name".formatted(view, old));
        }
        if (subscriber.isInOneOrder() && subscriber.effects().isGated()) {
            throw new IllegalArgumentException(
                    "View %s is gated and in one order, so a rebuild would repeat all of its effects".formatted(view));
        }
    }

    private static Optional<Predecessor> predecessor(DSLContext database, Effects<?> effects, String old) {
        return effects.isGated() ? Optional.of(new Predecessor(new Sessions(database), old)) : Optional.empty();
    }

    /** The current progress. Counts all pending events, so it takes longer the more there are. */
    public Progress progress() {
        long pending = new ViewProgress(database, view).lag().pendingEvents();
        long of = Math.max(events + head() - head, pending);
        long done = of - pending;
        double seconds = (System.nanoTime() - started) / 1e9;
        double perSecond = done / seconds;
        return new Progress(
                done,
                of,
                perSecond,
                done == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (1000 * pending / perSecond))));
    }

    private long head() {
        return new Sessions(database)
                .query(own -> own.select(coalesce(max(EVENTS.OFFSET), inline(0L)))
                        .from(EVENTS)
                        .fetchSingle()
                        .value1());
    }

    /**
     * Replaces the old version. Waits until the new version has nearly caught up, and pauses the old one for a moment. As soon
     * as the new one is not behind, performs {@code step} and removes the old view, in one transaction. The new version is
     * then a view like any other, and this object goes on delivering to it until closed.
     *
     * @param step makes queries read the new version, such as {@code tx -> tx.execute("CREATE OR REPLACE VIEW …")}
     * @return whether this instance or another one has replaced it; false if {@code timeout} has passed or the thread was
     *     interrupted, and then the old view goes on
     */
    public boolean takeOver(Consumer<DSLContext> step, Duration timeout) {
        return new Takeover(database, view, old, this::progress, step).isDoneWithin(timeout);
    }

    /** See {@link Subscription#wake}. */
    public void wake() {
        subscription.wake();
    }

    /** Stops as a {@link Subscription} does. Keeps what is built; another {@link #start} goes on with it. */
    @Override
    public void close() {
        subscription.close();
    }
}
