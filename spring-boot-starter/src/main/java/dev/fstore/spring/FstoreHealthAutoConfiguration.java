package dev.fstore.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Adds the state of the subscriptions to the health of the application. */
@AutoConfiguration(after = FstoreAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(FstoreSubscriptions.class)
public class FstoreHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "fstoreHealthIndicator")
    HealthIndicator fstoreHealthIndicator(FstoreSubscriptions subscriptions, FstoreProperties properties) {
        return new FstoreHealthIndicator(subscriptions, properties.health().patience());
    }
}
