package dev.fstore.postgres.subscription;

import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.subscription.Subscriber.Effects.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Effects and acknowledgement in one transaction, for many streams at a time. */
final class TransactionalDelivery<E> implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalDelivery.class);

    /** Of the whole, if it was the database and no handler that failed. */
    private static final int ATTEMPTS = 3;

    private static final Duration PAUSE_WHILE_OUT_OF_REACH = Duration.ofMillis(250);

    private final DSLContext database;
    private final Subscriber<E> subscriber;
    private final Transactional<E> effects;
    private final Leases leases;
    private final Setbacks setbacks;
    private final Heartbeat heartbeat;
    private final Runnable ifBusy;
    private final Intake intake;
    private volatile boolean abandoned = false;

    /** @param ifBusy called before something is worked on: there may be more */
    TransactionalDelivery(
            DSLContext database,
            Subscriber<E> subscriber,
            Transactional<E> effects,
            Leases leases,
            Heartbeat heartbeat,
            Runnable ifBusy) {
        this.database = database;
        this.subscriber = subscriber;
        this.effects = effects;
        this.leases = leases;
        this.setbacks = new Setbacks(database, subscriber.view(), subscriber.policy());
        this.heartbeat = heartbeat;
        this.intake = new Intake(leases, heartbeat);
        this.ifBusy = ifBusy;
    }

    @Override
    public boolean deliverNext() {
        var streams = intake.next();
        if (!streams.isEmpty()) {
            ifBusy.run();
            try {
                deliver(streams);
            } catch (Throwable e) {
                leases.doubt(streams);
                throw e;
            } finally {
                heartbeat.letGo(streams);
                leases.leave(streams);
            }
        }
        return !streams.isEmpty();
    }

    /**
     * All in one transaction; if that fails, one half after the other: so that only the failing event, and what comes after it
     * in its stream, stays behind. Returns whether nothing failed.
     */
    private boolean deliver(List<Leased> streams) {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(streams);
                return true;
            } catch (Throwable e) { // an Error of a handler is a failure of its stream like any other
                Thread.interrupted(); // else nothing could be sent any more
                if (abandoned) {
                    leases.giveBack(streams);
                    return false;
                }
                var ours = stillHeld(streams);
                if (attempt == ATTEMPTS || ours.size() < streams.size() || !Setbacks.isTransient(e)) {
                    recover(streams, ours, e);
                    return false;
                }
            }
        }
    }

    private void commit(List<Leased> streams) {
        database.transaction(transaction -> {
            requireNotAbandoned();
            var events =
                    streams.stream().flatMap(stream -> stream.events().stream()).toList();
            effects.handler(transaction.dsl(), streams.getFirst().isHistory()).handleAll(subscriber.read(events));
            Thread.interrupted(); // if the handler has left that, nothing could be sent any more
            requireNotAbandoned(); // whatever the handler made of being interrupted
            transaction.dsl().connection(connection -> leases.acknowledge(connection, streams));
        });
    }

    private void requireNotAbandoned() {
        if (abandoned) {
            throw new CancellationException("Stopped");
        }
    }

    private void recover(List<Leased> streams, List<Leased> ours, Throwable cause) {
        var first = streams.getFirst();
        int events = first.events().size();
        if (ours.size() < streams.size()) {
            LOG.info(
                    "View {}: {} of {} streams went to another instance; nothing was done twice",
                    subscriber.view(),
                    streams.size() - ours.size(),
                    streams.size());
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
            setbacks.settle(first, cause);
        }
    }

    /** Waits until the database can be asked: a server that restarts costs no stream its lease. */
    private List<Leased> stillHeld(List<Leased> streams) {
        while (!abandoned) {
            try {
                return leases.renew(streams);
            } catch (TransientFaultException e) {
                LOG.warn("{} waits for the database: {}", this, e.getMessage());
                LockSupport.parkNanos(this, PAUSE_WHILE_OUT_OF_REACH.toNanos());
            }
        }
        return List.of();
    }

    @Override
    public void finish() {
        Thread.interrupted(); // else nothing could be sent any more
        intake.giveBack();
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
