package dev.fstore.spring;

import dev.fstore.postgres.subscription.SubscriptionStatus;
import dev.fstore.postgres.subscription.SubscriptionStatus.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down if a subscription that should run does not, or has been without the database for too long. Asks no database: however often
 * it is asked, it costs nothing. Lag and parked streams make no application unready, since a restart would not help.
 */
record FstoreHealthIndicator(FstoreSubscriptions subscriptions, Duration patience) implements HealthIndicator {

    @Override
    public Health health() {
        if (!subscriptions.isRunning()) {
            return Health.unknown().withDetail("subscriptions", "not started").build();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        boolean isUp = true;
        for (var status : subscriptions.statuses()) {
            isUp &= isUp(status.activity());
            details.put(status.view(), text(status));
        }
        return (isUp ? Health.up() : Health.down()).withDetails(details).build();
    }

    private boolean isUp(Activity activity) {
        return switch (activity) {
            case Activity.Running running -> true;
            case Activity.WaitingForDatabase(var since, var reason) ->
                Duration.between(since, Instant.now()).compareTo(patience) <= 0;
            case Activity.Stopped stopped -> false;
        };
    }

    private static String text(SubscriptionStatus status) {
        return switch (status.activity()) {
            case Activity.Running running ->
                status.lastEvent().map(offset -> "running, at offset " + offset).orElse("running");
            case Activity.WaitingForDatabase(var since, var reason) -> "waiting for the database since " + since;
            case Activity.Stopped(var reason) -> "stopped: " + reason;
        };
    }
}
