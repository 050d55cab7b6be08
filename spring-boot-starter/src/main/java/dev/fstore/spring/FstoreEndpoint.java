package dev.fstore.spring;

import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.postgres.subscription.SubscriptionStatus;
import dev.fstore.postgres.subscription.SubscriptionStatus.Activity;
import dev.fstore.postgres.subscription.ViewProgress;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Shows what the views that run in this application are doing, and what stands still. Shows no event and changes nothing. */
@Endpoint(id = "fstore", defaultAccess = Access.READ_ONLY)
final class FstoreEndpoint {

    private final DSLContext database;
    private final FstoreSubscriptions subscriptions;

    FstoreEndpoint(DSLContext database, FstoreSubscriptions subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    /** What a view that runs here is doing. */
    record View(String view, String activity, @Nullable Long lastEvent, int leasedStreams, boolean isListening) {}

    /** How far one view is behind, and which of its streams are parked. */
    record Details(
            String view,
            long pendingEvents,
            long pendingStreams,
            @Nullable Instant oldestPending,
            List<Parked> parked) {}

    /** A stream that waits for an operator. */
    record Parked(String decider, String id, int attempts, Instant since) {}

    /** All views that run here. Asks no database. */
    @ReadOperation
    public List<View> views() {
        return subscriptions.statuses().stream().map(FstoreEndpoint::view).toList();
    }

    private static View view(SubscriptionStatus status) {
        var activity = switch (status.activity()) {
            case Activity.Running running -> "running";
            case Activity.WaitingForDatabase waiting -> "waiting for the database";
            case Activity.Stopped stopped -> "stopped";
        };
        return new View(
                status.view(), activity, status.lastEvent().orElse(null), status.leasedStreams(), status.isListening());
    }

    /** One view. Counts what is pending, so it takes longer the more that is; null if no view of this name runs here. */
    @ReadOperation
    public @Nullable Details view(@Selector String view) {
        if (subscriptions.statuses().stream().noneMatch(status -> status.view().equals(view))) {
            return null;
        }
        var lag = new ViewProgress(database, view).lag();
        var parked = new ParkedStreams(database, view)
                .list().stream()
                        .map(each -> new Parked(
                                each.stream().decider(), each.stream().id(), each.attempts(), each.since()))
                        .toList();
        return new Details(
                view, lag.pendingEvents(), lag.pendingStreams(), lag.oldest().orElse(null), parked);
    }
}
