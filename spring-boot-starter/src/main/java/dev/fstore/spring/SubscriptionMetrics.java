package dev.fstore.spring;

import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import dev.fstore.postgres.subscription.SubscriptionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts and times what subscriptions do. The only tags are the view and the outcome, so that meters stay few. */
record SubscriptionMetrics(MeterRegistry registry) implements SubscriptionListener {

    private static final String VIEW = "view";

    @Override
    public void handled(String view, int events, Duration took) {
        registry.timer("fstore.view.batch.duration", VIEW, view).record(took);
        registry.counter("fstore.view.events", VIEW, view).increment(events);
    }

    @Override
    public void failed(Failed failed, Decision decision) {
        failed(failed.view(), decision);
    }

    void failed(String view, Decision decision) {
        var outcome = switch (decision) {
            case Decision.Retry retry -> "retried";
            case Decision.Park park -> "parked";
        };
        registry.counter("fstore.view.failures", VIEW, view, "outcome", outcome).increment();
    }

    @Override
    public void leasesLost(String view, int streams) {
        registry.counter("fstore.view.leases.lost", VIEW, view).increment(streams);
    }

    @Override
    public void databaseLost(String view, Throwable cause) {
        registry.counter("fstore.view.database.lost", VIEW, view).increment();
    }
}
