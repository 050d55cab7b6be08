package dev.fstore.postgres.subscription;

import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.internal.lease.UnreadTypes;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import dev.fstore.postgres.subscription.SubscriptionStatus.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what all workers of a subscription do, for its status, and tells its listener. */
final class Monitor {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private static final Activity RUNNING = new Activity.Running();

    private final String view;
    private final List<SubscriptionListener> listeners;
    private final UnreadTypes unread;
    private final AtomicReference<Activity> activity = new AtomicReference<>(RUNNING);
    private final AtomicReference<Optional<Long>> lastEvent = new AtomicReference<>(Optional.empty());

    Monitor(String view, List<SubscriptionListener> listeners, UnreadTypes unread) {
        this.view = view;
        this.listeners = listeners;
        this.unread = unread;
    }

    Activity activity() {
        return activity.get();
    }

    Optional<Long> lastEvent() {
        return lastEvent.get();
    }

    Set<EventType> heldBack() {
        return unread.met();
    }

    void started() {
        tell(SubscriptionListener::started);
    }

    void handled(List<StoredEvent> events, long sinceNanos) {
        if (!events.isEmpty()) {
            lastEvent.set(Optional.of(events.getLast().offset()));
            var took = Duration.ofNanos(System.nanoTime() - sinceNanos);
            tell((to, name) -> to.handled(name, events.size(), took));
        }
    }

    void failed(Failed failed, Decision decision) {
        tell((to, name) -> to.failed(failed, decision));
    }

    void leasesLost(int streams) {
        tell((to, name) -> to.leasesLost(name, streams));
    }

    void databaseLost(Throwable cause) {
        var lost = new Activity.WaitingForDatabase(Instant.now(), String.valueOf(cause.getMessage()));
        if (activity.compareAndSet(RUNNING, lost)) {
            LOG.warn("View {} waits for the database", view, cause);
            tell((to, name) -> to.databaseLost(name, cause));
        }
    }

    void databaseReached() {
        if (activity.get() instanceof Activity.WaitingForDatabase lost && activity.compareAndSet(lost, RUNNING)) {
            var after = Duration.between(lost.since(), Instant.now());
            LOG.warn("View {} has reached the database again after {}", view, after);
            tell((to, name) -> to.databaseBack(name, after));
        }
    }

    void stopped(String reason) {
        if (!(activity.getAndUpdate(
                        before -> before instanceof Activity.Stopped ? before : new Activity.Stopped(reason))
                instanceof Activity.Stopped)) {
            tell(SubscriptionListener::stopped);
        }
    }

    private void tell(BiConsumer<SubscriptionListener, String> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener, view);
            } catch (RuntimeException e) {
                LOG.warn("View {}: the listener {} failed", view, listener, e);
            }
        }
    }
}
