package dev.fstore.spring;

import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.SubscriptionStatus;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** The event types that this version of the application reads, and the views that run in it. */
record FstoreInfoContributor(ObjectProvider<EventCodec<?>> codecs, FstoreSubscriptions subscriptions)
        implements InfoContributor {

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "fstore",
                Map.of(
                        "eventTypes",
                        codecs.orderedStream()
                                .flatMap(codec -> codec.types().stream())
                                .map(Object::toString)
                                .distinct()
                                .sorted()
                                .toList(),
                        "views",
                        subscriptions.statuses().stream()
                                .map(SubscriptionStatus::view)
                                .sorted()
                                .toList()));
    }
}
