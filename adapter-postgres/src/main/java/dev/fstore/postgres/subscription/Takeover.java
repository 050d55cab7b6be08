package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.PAUSE_VIEW;
import static dev.fstore.postgres.jooq.Tables.REMOVE_VIEW;
import static dev.fstore.postgres.jooq.Tables.VIEWS;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.jooq.Routines;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Replaces a view by its new version, in one transaction, as soon as the new one is not behind it. */
record Takeover(
        DSLContext database, String view, String old, Supplier<Rebuild.Progress> progress, Consumer<DSLContext> step) {

    private static final long PAUSE_SECONDS = 30;
    private static final Duration LONGEST_PAUSE_OF_THE_OLD_VERSION = Duration.ofSeconds(10);
    private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(20);
    private static final Duration POLL_WHILE_BEHIND = Duration.ofMillis(500);
    private static final int NEARLY_CAUGHT_UP = 10_000;

    /** Whether this instance or another one has replaced it, before {@code timeout} or an interrupt. */
    boolean isDoneWithin(Duration timeout) {
        try {
            return isDoneBefore(System.nanoTime() + timeout.toNanos());
        } catch (RuntimeException e) {
            if (SqlErrors.isOfNoView(e)
                    && !new Sessions(database).query(own -> own.fetchExists(VIEWS, VIEWS.VIEW.eq(old)))) {
                return true; // another instance was faster
            }
            throw e;
        }
    }

    private boolean isDoneBefore(long deadline) {
        while (isTimeLeft(deadline)) {
            long since = System.nanoTime();
            var now = progress.get();
            if (now.of() - now.done() > NEARLY_CAUGHT_UP) {
                waitUntil(Math.min(deadline, System.nanoTime() + pauseAfter(now, System.nanoTime() - since)));
            } else if (isDoneWhileOldOneIsPaused(phaseBefore(deadline))) {
                return true;
            } else {
                waitUntil(
                        phaseBefore(deadline)); // the new one may never catch up, so the old one must get on meanwhile
            }
        }
        return false;
    }

    private static boolean isTimeLeft(long deadline) {
        return deadline - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted();
    }

    private static long phaseBefore(long deadline) {
        return Math.min(deadline, System.nanoTime() + LONGEST_PAUSE_OF_THE_OLD_VERSION.toNanos());
    }

    private void waitUntil(long deadline) {
        while (isTimeLeft(deadline)) {
            LockSupport.parkNanos(this, deadline - System.nanoTime());
        }
    }

    /** Asking costs time in proportion to the backlog: it may take a tenth of a processor, and must not come late. */
    private static long pauseAfter(Rebuild.Progress progress, long nanosToAsk) {
        long left = progress.left().orElse(Duration.ZERO).toNanos();
        return Math.max(POLL_WHILE_BEHIND.toNanos(), Math.min(9 * nanosToAsk, left / 2));
    }

    private boolean isDoneWhileOldOneIsPaused(long deadline) {
        pauseOldOne(PAUSE_SECONDS);
        boolean done = false;
        try {
            while (!done && isTimeLeft(deadline)) {
                done = hasOvertaken() && isReplaced();
                LockSupport.parkNanos(this, done ? 0 : POLL_WHILE_PAUSED.toNanos());
            }
        } finally {
            if (!done) {
                pauseOldOne(0);
            }
        }
        return done;
    }

    private void pauseOldOne(long seconds) {
        new Sessions(database)
                .jooq(own -> own.selectCount().from(PAUSE_VIEW(old, seconds)).execute());
    }

    /**
     * Removes the old one first: from then on, no consumer can commit events of it that it had begun to fetch before the
     * pause. So the progress is compared once more, on another connection, which does not see the removal.
     */
    private boolean isReplaced() {
        try {
            database.transaction(transaction -> {
                new Sessions(transaction.dsl())
                        .query(own -> own.selectCount().from(REMOVE_VIEW(old)).execute());
                if (!hasOvertaken()) {
                    throw new StillBehind();
                }
                step.accept(transaction.dsl());
                Sessions.requireUsable(transaction.dsl());
            });
            return true;
        } catch (StillBehind e) {
            return false;
        }
    }

    private boolean hasOvertaken() {
        return new Sessions(database).query(own -> Routines.hasOvertaken(own.configuration(), view, old));
    }

    /** Rolls the removal back. */
    private static final class StillBehind extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
