package dev.fstore.spring;

import dev.fstore.postgres.codec.EventCodec;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Shows the views of the application at {@code /actuator/fstore}, and its event types at {@code /actuator/info}. */
@AutoConfiguration(after = FstoreAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(FstoreSubscriptions.class)
public class FstoreActuatorAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    FstoreEndpoint fstoreEndpoint(
            @Qualifier(FstoreAutoConfiguration.DATABASE) DSLContext database, FstoreSubscriptions subscriptions) {
        return new FstoreEndpoint(database, subscriptions);
    }

    @Bean
    @ConditionalOnMissingBean(name = "fstoreInfoContributor")
    InfoContributor fstoreInfoContributor(ObjectProvider<EventCodec<?>> codecs, FstoreSubscriptions subscriptions) {
        return new FstoreInfoContributor(codecs, subscriptions);
    }
}
