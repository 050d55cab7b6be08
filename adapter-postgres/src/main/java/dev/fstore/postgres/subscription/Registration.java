package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.REGISTER_VIEW;
import static dev.fstore.postgres.jooq.Tables.VIEWS;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.jooq.tables.records.ViewsRecord;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event types that a view reads. Nodes of several versions register it at the same time, and none must take a type from another. */
record Registration(Subscriber<?> subscriber, EventFilter filter) {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    static Registration of(Subscriber<?> subscriber) {
        return new Registration(subscriber, EventFilter.of(subscriber.view(), subscriber.codec(), subscriber.reads()));
    }

    void widen(DSLContext database) {
        if (!isEnough(registered(database))) {
            inTurn(database, own -> {
                var view = registered(own); // another node may have widened it meanwhile
                if (!isEnough(view)) {
                    register(
                            own,
                            view,
                            view.map(EventFilter::of).map(filter::and).orElse(filter));
                }
            });
        }
    }

    void narrow(DSLContext database) {
        inTurn(database, own -> register(own, registered(own), filter));
    }

    private boolean isEnough(Optional<ViewsRecord> view) {
        return view.map(EventFilter::of)
                .filter(before -> before.and(filter).equals(before))
                .isPresent();
    }

    private Optional<ViewsRecord> registered(DSLContext database) {
        return new Sessions(database).query(own -> own.fetchOptional(VIEWS, VIEWS.VIEW.eq(subscriber.view())));
    }

    private interface Step {
        void with(DSLContext own);
    }

    /** One node after the other. */
    private void inTurn(DSLContext database, Step step) {
        new Sessions(database).jooq(own -> {
            own.fetch("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "fstore view " + subscriber.view());
            step.with(own);
            return subscriber.view();
        });
    }

    private void register(DSLContext own, Optional<ViewsRecord> view, EventFilter wanted) {
        view.map(EventFilter::of)
                .filter(before -> !before.equals(wanted))
                .ifPresent(before -> LOG.warn(
                        "View {} reads {} from now on instead of {}; events that it has passed over are not delivered later",
                        subscriber.view(),
                        wanted,
                        before));
        own.fetch(REGISTER_VIEW(
                subscriber.view(),
                subscriber.from(),
                subscriber.lease().toSeconds(),
                view.map(ViewsRecord::getPoolingDelayS).orElse(null),
                view.map(ViewsRecord::getEdgeFunctionUrl).orElse(null),
                wanted.deciders().isEmpty() ? null : wanted.deciders().toArray(String[]::new),
                wanted.events() == null ? null : wanted.events().toArray(String[]::new)));
    }
}
