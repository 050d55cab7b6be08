package dev.fstore.spring;

import dev.fstore.application.observe.QueuedListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Counts what repositories and subscriptions do in the meter registry of the application. */
@AutoConfiguration(
        after = FstoreAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({FstoreSubscriptions.class, MeterRegistry.class})
public class FstoreMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SubscriptionMetrics fstoreSubscriptionMetrics(MeterRegistry registry) {
        return new SubscriptionMetrics(registry);
    }

    /** The name says what it is for: an application may have listeners of its own. */
    @Bean
    @ConditionalOnMissingBean(name = "fstoreMetricsListener")
    QueuedListener fstoreMetricsListener(MeterRegistry registry) {
        return new QueuedListener(new EventStoreMetrics(registry));
    }
}
