package dev.fstore.postgres.subscription;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.internal.lease.EventBudget;
import dev.fstore.postgres.internal.lease.Heartbeat;
import dev.fstore.postgres.internal.lease.InterruptFlag;
import dev.fstore.postgres.internal.lease.LeasedStream;
import dev.fstore.postgres.internal.lease.Leases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles each stream on a thread of its own, and acknowledges the events of many streams at once afterwards. */
final class AtLeastOnceDelivery<E> implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(AtLeastOnceDelivery.class);

    private static final int EVENTS_EACH = 20;

    /** The first {@code events} of a stream were handled; {@code failure} is of the one after them. */
    private record Handled(LeasedStream stream, int events, Optional<Throwable> failure) {}

    private final Subscriber<E> subscriber;
    private final EventHandler<E> handler;
    private final Leases leases;
    private final FailureHandling failures;
    private final Heartbeat heartbeat;
    private final Monitor monitor;
    private final EventBudget budget = new EventBudget();
    private volatile Thread worker = Thread.currentThread();
    private final Map<LeasedStream, Thread> atWork = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Handled> handled = new ConcurrentLinkedQueue<>();
    private volatile boolean abandoned = false;

    AtLeastOnceDelivery(
            DSLContext database,
            Subscriber<E> subscriber,
            EventHandler<E> handler,
            Leases leases,
            Heartbeat heartbeat,
            Monitor monitor) {
        this.subscriber = subscriber;
        this.handler = handler;
        this.leases = leases;
        this.failures = FailureHandling.of(database, subscriber, leases.limit(), monitor);
        this.heartbeat = heartbeat;
        this.monitor = monitor;
    }

    @Override
    public boolean deliverNext() {
        worker = Thread.currentThread();
        boolean settled = settle();
        int free = subscriber.concurrency() - atWork.size();
        var taken = free > 0 ? take(free) : List.<LeasedStream>of();
        taken.forEach(this::start);
        return settled || !taken.isEmpty();
    }

    /** Other streams may hold events too: each gets its share of the budget. */
    private List<LeasedStream> take(int streams) {
        try {
            int share = budget.events() / subscriber.concurrency();
            var taken = leases.take(Math.min(streams, budget.events()), Math.max(1, Math.min(EVENTS_EACH, share)));
            budget.learnFrom(
                    taken.stream().flatMap(stream -> stream.events().stream()).toList());
            return taken;
        } catch (OutOfMemoryError e) {
            budget.halve();
            throw e;
        }
    }

    private void start(LeasedStream stream) {
        var thread = Thread.ofVirtual()
                .name("view %s, stream %s".formatted(subscriber.view(), stream.stream()))
                .unstarted(() -> {
                    handled.add(handle(stream));
                    LockSupport.unpark(worker); // to acknowledge it
                });
        atWork.put(stream, thread);
        heartbeat.keep(stream, () -> {
            thread.interrupt();
            monitor.leasesLost(1);
        });
        thread.start();
    }

    private Handled handle(LeasedStream stream) {
        int events = 0;
        try {
            for (var event : stream.events()) {
                if (!stream.isHeld()) {
                    break;
                }
                if (!stream.isHistory()) {
                    subscriber.read(List.of(event)).forEach(handler::handle);
                }
                if (abandoned) { // it may have returned because it was interrupted
                    break;
                }
                events++;
            }
            return new Handled(stream, events, Optional.empty());
        } catch (Throwable e) { // an Error of a handler is a failure of its stream like any other
            return new Handled(stream, events, Optional.of(e));
        }
    }

    /** Acknowledges everything that was handled in one call. Only then is there room for other streams. */
    private boolean settle() {
        var finished = List.copyOf(handled);
        acknowledge(finished.stream()
                .filter(each -> each.events > 0)
                .map(each -> each.stream.part(0, each.events))
                .toList());
        var streams = finished.stream().map(Handled::stream).toList();
        if (abandoned) {
            leases.release(streams); // does nothing to those that are acknowledged to their end
        } else {
            finished.stream()
                    .filter(each -> each.failure.isPresent() && each.stream.isHeld())
                    .forEach(this::applyFailure);
        }
        finished.forEach(each -> {
            handled.remove(each);
            atWork.remove(each.stream);
        });
        heartbeat.release(streams);
        leases.releaseHistory(streams);
        return !finished.isEmpty();
    }

    private void acknowledge(List<LeasedStream> streams) {
        try {
            if (!streams.isEmpty()) {
                long since = System.nanoTime();
                leases.acknowledge(streams);
                monitor.handled(
                        streams.stream()
                                .flatMap(stream -> stream.events().stream())
                                .toList(),
                        since);
            }
        } catch (DataAccessException e) {
            if (streams.size() > 1) {
                streams.forEach(stream -> acknowledge(List.of(stream)));
            } else {
                LOG.info(
                        "View {}: events of stream {} were handled but not acknowledged, and will be delivered again",
                        subscriber.view(),
                        streams.getFirst().stream(),
                        e);
            }
        }
    }

    private void applyFailure(Handled each) {
        var failed = each.stream.part(each.events, each.stream.events().size());
        leases.renew(List.of(failed)).forEach(stream -> failures.apply(stream, each.failure.orElseThrow()));
    }

    @Override
    public void finish() {
        while (!atWork.isEmpty() && !abandoned) {
            try {
                settle();
            } catch (RuntimeException e) {
                LOG.warn(
                        "View {} waits for the database, to acknowledge the events it has handled",
                        subscriber.view(),
                        e);
            }
            LockSupport.parkNanos(this, 1_000_000_000);
        }
        InterruptFlag.clearBeforeSql();
        settle();
        leases.release(new ArrayList<>(atWork.keySet()));
        leases.releaseDoubtful();
    }

    @Override
    public void abandon(Thread worker) {
        abandoned = true;
        atWork.forEach((stream, thread) -> thread.interrupt());
        LockSupport.unpark(worker);
    }
}
