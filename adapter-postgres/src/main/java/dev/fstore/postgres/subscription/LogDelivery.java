package dev.fstore.postgres.subscription;

import dev.fstore.application.Recorded;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import dev.fstore.postgres.subscription.Subscriber.Effects;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All events in one order: what is read in a transaction is processed when that commits. */
final class LogDelivery<E> implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(LogDelivery.class);

    private static final int EVENTS = 1_000;
    private static final Duration AFTER_GIVING_UP = Duration.ofMinutes(5);

    private final DSLContext database;
    private final LogCalls calls;
    private final Subscriber<E> subscriber;
    private int limit = EVENTS;
    private int attempts = 0;
    private long notBefore = System.nanoTime();
    private List<StoredEvent> inHand = List.of();
    private final Set<UUID> handled = new HashSet<>();
    private volatile boolean abandoned = false;

    LogDelivery(DSLContext database, Subscriber<E> subscriber) {
        this.database = database;
        this.calls = LogCalls.of(database);
        this.subscriber = subscriber;
    }

    @Override
    public boolean deliverNext() {
        if (notBefore - System.nanoTime() > 0) {
            return false;
        }
        boolean isMore = calls.order(database);
        inHand = List.of();
        try {
            database.transaction(transaction -> deliver(transaction.dsl()));
            inHand.forEach(event -> handled.remove(event.id()));
            limit = Math.min(EVENTS, 2 * limit);
            attempts = 0;
        } catch (Throwable e) { // an Error of a handler is a failure like any other
            if (abandoned || inHand.isEmpty()) {
                throw e;
            }
            recover(e);
        }
        return isMore || !inHand.isEmpty();
    }

    private void deliver(DSLContext transaction) {
        inHand = calls.read(transaction, subscriber.view(), limit);
        if (inHand.isEmpty()) {
            handled.clear(); // another instance has gone on, or is at it
        } else {
            handle(transaction, subscriber.read(inHand));
            Thread.interrupted(); // if the handler has left that, nothing could be sent any more
        }
        if (abandoned) {
            throw new CancellationException("Stopped");
        }
    }

    /** What a transaction does not undo is not done again when the event after it fails. */
    private void handle(DSLContext transaction, List<Recorded<E>> events) {
        switch (subscriber.effects()) {
            case Effects.Transactional<E> effects ->
                effects.handler(transaction, false).handleAll(events);
            case Effects.AtLeastOnce<E>(var handler) ->
                events.stream().filter(event -> !handled.contains(event.id())).forEach(event -> {
                    handler.handle(event);
                    handled.add(event.id());
                });
        }
    }

    /** Fewer and fewer at a time, until it is known which event it is. */
    private void recover(Throwable cause) {
        if (inHand.size() > 1) {
            limit = Math.max(1, limit / 2);
            return;
        }
        attempts++;
        var failed =
                new Failed(subscriber.view(), inHand.getFirst().stream(), attempts, Setbacks.isTransient(cause), cause);
        var pause = switch (subscriber.policy().decide(failed)) {
            case Decision.Retry(var after) -> after;
            case Decision.Park() -> AFTER_GIVING_UP;
        };
        LOG.warn("{}: {}, and what comes after it waits; next attempt in {}", this, failed, pause, cause);
        notBefore = System.nanoTime() + pause.toNanos();
    }

    @Override
    public void finish() {
        // Nothing is in hand between two transactions.
    }

    @Override
    public void abandon(Thread worker) {
        abandoned = true;
        worker.interrupt(); // it may be in a handler
    }

    @Override
    public String toString() {
        return "View " + subscriber.view();
    }
}
