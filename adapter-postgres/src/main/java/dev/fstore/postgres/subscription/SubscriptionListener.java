package dev.fstore.postgres.subscription;

import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import java.time.Duration;

/**
 * Watches a subscription, for logs, metrics and alerts. Called on threads of the subscription, which wait for it. An
 * exception is logged and changes nothing. Must be thread-safe.
 */
public interface SubscriptionListener {

    /** The subscription has started. */
    default void started(String view) {}

    /** A batch of events was handled and acknowledged, {@code took} after it was fetched. */
    default void handled(String view, int events, Duration took) {}

    /** An event failed; {@code decision} says whether it is retried, or its stream is parked. */
    default void failed(Failed failed, Decision decision) {}

    /** Other instances took over streams because their leases had ended. Their effects were rolled back here. */
    default void leasesLost(String view, int streams) {}

    /** The database cannot be reached. Called once, until it is back. */
    default void databaseLost(String view, Throwable cause) {}

    /** The database can be reached again, {@code after} it was lost. */
    default void databaseBack(String view, Duration after) {}

    /** The subscription has stopped: it was closed, or its view was removed. */
    default void stopped(String view) {}
}
