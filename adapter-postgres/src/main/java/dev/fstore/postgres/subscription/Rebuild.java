package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.PAUSE_VIEW;
import static dev.fstore.postgres.jooq.Tables.REMOVE_VIEW;
import static dev.fstore.postgres.jooq.Tables.VIEWS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.jooq.Routines;
import dev.fstore.postgres.subscription.Subscriber.Effects;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Builds a new version of a view beside the old one, from the first event on, and lets it take over in one step: queries are
 * answered from the old one until then, and never from one that is behind it.
 *
 * <p>The new version is another view for the store, so it has another name, such as {@code orders-2}, and states or tables of its
 * own. Effects that are {@linkplain Subscriber#gating gated}, and all of a subscriber at least once, do not happen again for
 * what the old version has handled. Takes the roles {@code fstore_admin} and {@code fstore_consumer}. Any number of instances may
 * build one version together. Thread-safe.
 */
public final class Rebuild implements AutoCloseable {

    private static final long PAUSE_SECONDS = 30;
    private static final Duration SWITCH = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final int NEARLY_NOTHING = 10_000;

    /**
     * How far it has come.
     *
     * @param done events that the new version has handled
     * @param of events that there are to handle, about: what comes in meanwhile is added
     * @param perSecond events, since the beginning
     * @param left the time it takes still, at that speed; empty if nothing was done yet
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
     * Starts to build, or goes on.
     *
     * @param database its pool has a connection more than a {@link Subscription} needs
     * @param subscriber the new version
     * @param old the name of the view whose place it is to take
     * @throws IllegalArgumentException if the new version has the name of the old one, if neither of them is registered, or if
     *     it is gated and {@linkplain Subscriber#inOneOrder in one order}: its effects would happen again
     */
    public static <E> Rebuild start(DSLContext database, Subscriber<E> subscriber, String old) {
        require(database, subscriber, old);
        return new Rebuild(database, subscriber, old);
    }

    /** Of a view that is not there, nothing is known to be handled: then all that is gated would happen again. */
    private static void require(DSLContext database, Subscriber<?> subscriber, String old) {
        var view = subscriber.view();
        if (view.equals(old)) {
            throw new IllegalArgumentException(
                    "View %s cannot take over from itself; give it a new name".formatted(old));
        }
        if (!database.fetchExists(VIEWS, VIEWS.VIEW.in(view, old))) {
            throw new IllegalArgumentException(
                    "View %s cannot take over from %s, which is not registered; check its name".formatted(view, old));
        }
        if (subscriber.isInOneOrder() && subscriber.effects().isGated()) {
            throw new IllegalArgumentException(
                    "View %s is in one order, where nothing can be gated: all effects would happen again"
                            .formatted(view));
        }
    }

    private static Optional<Predecessor> predecessor(DSLContext database, Effects<?> effects, String old) {
        return effects.isGated() ? Optional.of(new Predecessor(database, old)) : Optional.empty();
    }

    /** As it is now. Costs what is left to do. */
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
        return database.select(coalesce(max(EVENTS.OFFSET), inline(0L)))
                .from(EVENTS)
                .fetchSingle()
                .value1();
    }

    /**
     * Waits until the new version has nearly caught up, lets the old one pause for a moment, and as soon as the new one is not
     * behind it any more, does {@code step} and forgets the old view, in one transaction. From then on the new version is a view
     * as any other, and this object still feeds it until it is closed.
     *
     * @param step what makes queries read the new version, such as {@code tx -> tx.execute("CREATE OR REPLACE VIEW …")}
     * @return whether it has taken over, this instance or another one; false if {@code timeout} has passed or the thread was
     *     interrupted, and then the old view goes on
     */
    public boolean takeOver(Consumer<DSLContext> step, Duration timeout) {
        try {
            return takeOverWhenReady(step, timeout);
        } catch (DataAccessException e) {
            if (SqlErrors.isOfNoView(e) && !database.fetchExists(VIEWS, VIEWS.VIEW.eq(old))) {
                return true; // by another instance
            }
            throw e;
        }
    }

    private boolean takeOverWhenReady(Consumer<DSLContext> step, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (deadline - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            long since = System.nanoTime();
            var progress = progress();
            if (progress.of() - progress.done() > NEARLY_NOTHING) {
                long pause = untilNextLook(progress, System.nanoTime() - since);
                LockSupport.parkNanos(this, Math.min(pause, deadline - System.nanoTime()));
            } else if (takeOverWhilePaused(step, Math.min(deadline, System.nanoTime() + SWITCH.toNanos()))) {
                return true;
            } else {
                goOn(Math.min(deadline, System.nanoTime() + SWITCH.toNanos()));
            }
        }
        return false;
    }

    /** The old one is let go on as long as it was kept waiting: perhaps the new one never catches up. */
    private void goOn(long until) {
        while (until - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    /** A look costs what is left: it may take a tenth of a processor's time, and does not come late. */
    private static long untilNextLook(Progress progress, long lookNanos) {
        long left = progress.left().orElse(Duration.ZERO).toNanos();
        return Math.max(SELDOM.toNanos(), Math.min(9 * lookNanos, left / 2));
    }

    private boolean takeOverWhilePaused(Consumer<DSLContext> step, long deadline) {
        pause(PAUSE_SECONDS);
        boolean done = false;
        try {
            while (!done
                    && deadline - System.nanoTime() > 0
                    && !Thread.currentThread().isInterrupted()) {
                done = isTakenOver(step);
                LockSupport.parkNanos(this, done ? 0 : LOOK.toNanos());
            }
        } finally {
            if (!done) {
                pause(0);
            }
        }
        return done;
    }

    private void pause(long seconds) {
        database.selectCount().from(PAUSE_VIEW(old, seconds)).execute();
    }

    private boolean isTakenOver(Consumer<DSLContext> step) {
        return hasOvertaken() && isReplaced(step);
    }

    /**
     * The old one is removed first: from then on, nobody can commit what he had begun to fetch before the pause. So it is asked
     * once more, on another connection, where the removal is not in sight.
     */
    private boolean isReplaced(Consumer<DSLContext> step) {
        try {
            database.transaction(transaction -> {
                transaction.dsl().selectCount().from(REMOVE_VIEW(old)).execute();
                if (!hasOvertaken()) {
                    throw new NotYet();
                }
                step.accept(transaction.dsl());
            });
            return true;
        } catch (NotYet e) {
            return false;
        }
    }

    private boolean hasOvertaken() {
        return Routines.hasOvertaken(database.configuration(), view, old);
    }

    /** Rolls back. */
    private static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** See {@link Subscription#wake}. */
    public void wake() {
        subscription.wake();
    }

    /** Stops as a {@link Subscription} does. What is built stays, and can be gone on with. */
    @Override
    public void close() {
        subscription.close();
    }
}
