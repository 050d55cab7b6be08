package dev.fstore.postgres.subscription;

import dev.fstore.application.Recorded;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.internal.lease.EventBudget;
import dev.fstore.postgres.internal.lease.LogCalls;
import dev.fstore.postgres.internal.lease.UnreadTypes;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers all events in one order. Events that a transaction reads are processed when it commits. */
final class LogDelivery<E> implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(LogDelivery.class);

    private static final int EVENTS = 1_000;
    private static final Duration WHILE_HELD_BACK = Duration.ofSeconds(1);
    private static final Duration INSTEAD_OF_PARKING = Duration.ofMinutes(5);

    private final DSLContext database;
    private final LogCalls calls;
    private final Subscriber<E> subscriber;
    private final UnreadTypes unread;
    private final Monitor monitor;
    private final Abandonment abandonment;
    private final EventBudget budget = new EventBudget();
    private int limit = EVENTS;
    private int attempts = 0;
    private long notBefore = System.nanoTime();
    private List<StoredEvent> batch = List.of();
    private final Set<UUID> handled = new HashSet<>();

    LogDelivery(DSLContext database, Subscriber<E> subscriber, UnreadTypes unread, Monitor monitor) {
        this.database = database;
        this.calls = LogCalls.of(database);
        this.subscriber = subscriber;
        this.unread = unread;
        this.monitor = monitor;
        this.abandonment = new Abandonment(subscriber.view());
    }

    @Override
    public boolean deliverNext() {
        if (notBefore - System.nanoTime() > 0) {
            return false;
        }
        boolean isMore = calls.order(database);
        long since = System.nanoTime();
        batch = List.of();
        try {
            database.transaction(transaction -> deliver(transaction.dsl()));
            batch.forEach(event -> handled.remove(event.id()));
            monitor.handled(batch, since);
            limit = Math.min(EVENTS, 2 * limit);
            attempts = 0;
        } catch (Throwable e) { // an Error of a handler is a failure like any other
            if (e instanceof OutOfMemoryError) {
                budget.halve();
            }
            if (abandonment.isRequested() || batch.isEmpty()) {
                throw e;
            }
            if (e instanceof HeldBack held) {
                holdBack(held);
            } else {
                recover(e);
            }
        }
        return isMore || !batch.isEmpty();
    }

    private void deliver(DSLContext transaction) {
        batch = calls.read(transaction, subscriber.view(), Math.min(limit, budget.events()));
        budget.learnFrom(batch);
        if (batch.isEmpty()) {
            handled.clear(); // another instance has handled them, or is doing so
        } else {
            requireReadable();
            handle(transaction, subscriber.read(batch));
            abandonment.requireNotRequested();
            Sessions.requireUsable(transaction);
        }
        abandonment.requireNotRequested();
    }

    /** Effects that a rollback does not undo are not repeated after a later event of the batch failed. */
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

    /** A process with newer code delivers what this one cannot read. */
    private void requireReadable() {
        int readable = (int) batch.stream()
                .takeWhile(event -> unread.canRead(event.encoded().type()))
                .count();
        if (readable < batch.size()) {
            throw new HeldBack(readable, batch.get(readable).encoded().type());
        }
    }

    private static final class HeldBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int readable;
        private final transient EventType type;

        HeldBack(int readable, EventType type) {
            super("This process cannot read %s".formatted(type));
            this.readable = readable;
            this.type = type;
        }
    }

    private void holdBack(HeldBack cause) {
        unread.meet(cause.type);
        limit = Math.max(1, cause.readable);
        if (cause.readable == 0) {
            notBefore = System.nanoTime() + WHILE_HELD_BACK.toNanos();
        }
    }

    /** Halves the batch until it holds only the event that fails. */
    private void recover(Throwable cause) {
        if (batch.size() > 1) {
            limit = Math.max(1, Math.min(limit, batch.size()) / 2);
            return;
        }
        attempts++;
        var failed = Failed.of(subscriber.view(), batch.getFirst(), attempts, cause);
        var decision = subscriber.policy().decide(failed);
        monitor.failed(failed, decision);
        var pause = switch (decision) {
            case Decision.Retry(var after) -> after;
            case Decision.Park() -> INSTEAD_OF_PARKING;
        };
        LOG.warn("{}. All events after it wait. Next attempt in {}", failed, pause, cause);
        notBefore = System.nanoTime() + pause.toNanos();
    }

    @Override
    public void finish() {
        // Between two transactions, nothing is started that could be finished.
    }

    @Override
    public void abandon(Thread worker) {
        abandonment.request(worker);
    }
}
