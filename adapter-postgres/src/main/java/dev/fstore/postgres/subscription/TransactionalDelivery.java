package dev.fstore.postgres.subscription;

import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.lease.Heartbeat;
import dev.fstore.postgres.internal.lease.InterruptFlag;
import dev.fstore.postgres.internal.lease.LeasedStream;
import dev.fstore.postgres.internal.lease.Leases;
import dev.fstore.postgres.internal.lease.Prefetch;
import dev.fstore.postgres.subscription.Effects.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events of many streams in one transaction, which holds their effects and their acknowledgement. */
final class TransactionalDelivery<E> implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalDelivery.class);

    /** Of the whole batch, while the database fails and not a handler. */
    private static final int ATTEMPTS = 3;

    private static final Duration PAUSE_WHILE_OUT_OF_REACH = Duration.ofMillis(250);

    private final DSLContext database;
    private final Subscriber<E> subscriber;
    private final Transactional<E> effects;
    private final Leases leases;
    private final FailureHandling failures;
    private final Heartbeat heartbeat;
    private final Monitor monitor;
    private final Runnable ifBusy;
    private final Prefetch prefetch;
    private final Abandonment abandonment;

    /** @param ifBusy called before a batch is handled: other workers may find events too */
    TransactionalDelivery(
            DSLContext database,
            Subscriber<E> subscriber,
            Transactional<E> effects,
            Leases leases,
            Heartbeat heartbeat,
            Monitor monitor,
            Runnable ifBusy) {
        this.database = database;
        this.subscriber = subscriber;
        this.effects = effects;
        this.leases = leases;
        this.failures = FailureHandling.of(database, subscriber, leases.limit(), monitor);
        this.heartbeat = heartbeat;
        this.prefetch = new Prefetch(leases, heartbeat);
        this.ifBusy = ifBusy;
        this.monitor = monitor;
        this.abandonment = new Abandonment(subscriber.view());
    }

    @Override
    public boolean deliverNext() {
        var streams = prefetch.next();
        if (!streams.isEmpty()) {
            ifBusy.run();
            try {
                deliver(streams);
            } catch (Throwable e) {
                leases.releaseLater(streams);
                throw e;
            } finally {
                heartbeat.release(streams);
                leases.releaseHistory(streams);
            }
        }
        return !streams.isEmpty();
    }

    /**
     * Handles all streams in one transaction. If that fails, handles one half after the other, so that only the failing event
     * and the rest of its stream stay behind. Returns whether nothing failed.
     */
    private boolean deliver(List<LeasedStream> streams) {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(streams);
                return true;
            } catch (Throwable e) { // an Error of a handler is a failure of its stream like any other
                InterruptFlag.clearBeforeSql();
                if (abandonment.isRequested()) {
                    leases.release(streams);
                    return false;
                }
                var ours = stillHeld(streams);
                if (attempt == ATTEMPTS || ours.size() < streams.size() || !SqlErrors.isTransient(e)) {
                    recover(streams, ours, e);
                    return false;
                }
            }
        }
    }

    private void commit(List<LeasedStream> streams) {
        long since = System.nanoTime();
        var events =
                streams.stream().flatMap(stream -> stream.events().stream()).toList();
        leases.limit()
                .within(() -> database.transactionResult(transaction -> {
                    abandonment.requireNotRequested();
                    effects.handler(transaction.dsl(), streams.getFirst().isHistory())
                            .handleAll(subscriber.read(events));
                    abandonment.requireNotRequested();
                    Sessions.explainingSwallowedErrors(
                            () -> transaction.dsl().connection(connection -> leases.acknowledge(connection, streams)));
                    return events;
                }));
        monitor.handled(events, since);
    }

    private void recover(List<LeasedStream> streams, List<LeasedStream> ours, Throwable cause) {
        var first = streams.getFirst();
        int events = first.events().size();
        if (ours.size() < streams.size()) {
            LOG.info(
                    "View {}: another instance took over {} of {} streams; their effects were rolled back here",
                    subscriber.view(),
                    streams.size() - ours.size(),
                    streams.size());
            monitor.leasesLost(streams.size() - ours.size());
            if (!ours.isEmpty()) {
                deliver(ours);
            }
        } else if (ours.size() > 1) {
            deliver(ours.subList(0, ours.size() / 2));
            deliver(ours.subList(ours.size() / 2, ours.size()));
        } else if (events > 1) {
            if (deliver(List.of(first.part(0, events / 2)))) {
                deliver(List.of(first.part(events / 2, events)));
            }
        } else {
            failures.apply(first, cause);
        }
    }

    /** Waits for the database: a server that restarts costs no stream its lease. */
    private List<LeasedStream> stillHeld(List<LeasedStream> streams) {
        while (!abandonment.isRequested()) {
            try {
                var held = leases.renew(streams);
                monitor.databaseReached();
                return held;
            } catch (TransientFaultException e) {
                monitor.databaseLost(e);
                LockSupport.parkNanos(this, PAUSE_WHILE_OUT_OF_REACH.toNanos());
            }
        }
        return List.of();
    }

    @Override
    public void finish() {
        InterruptFlag.clearBeforeSql();
        prefetch.releaseAll();
    }

    @Override
    public void abandon(Thread worker) {
        abandonment.request(worker);
    }
}
