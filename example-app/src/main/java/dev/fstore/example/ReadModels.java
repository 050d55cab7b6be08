package dev.fstore.example;

import dev.fstore.application.EventHandler;
import dev.fstore.application.MaterializedView;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderView;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantView;
import dev.fstore.example.shop.ShopEvent;
import dev.fstore.postgres.EventCodec;
import dev.fstore.postgres.FailurePolicy;
import dev.fstore.postgres.Subscription;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;

/** The tables that queries read, and the subscriptions that keep them up to date. */
record ReadModels(List<Subscription> subscriptions) implements AutoCloseable {

    /** Creates the tables, or brings them up to date. */
    static void install(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/fstore/example/sql")
                .table("example_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    static ReadModels start(DSLContext database, EventCodec<ShopEvent> codec) {
        return new ReadModels(List.of(
                Subscription.start(
                        database,
                        "orders",
                        codec,
                        tx -> only(OrderEvent.class, new MaterializedView<>(new OrderView(), new OrderRows(tx))),
                        FailurePolicy.usual()),
                Subscription.start(
                        database,
                        "restaurants",
                        codec,
                        tx -> only(
                                RestaurantEvent.class,
                                new MaterializedView<>(new RestaurantView(), new RestaurantRows(tx))),
                        FailurePolicy.usual())));
    }

    /** Passes on the events of one family. */
    private static <E extends ShopEvent> EventHandler<ShopEvent> only(Class<E> family, EventHandler<E> handler) {
        return recorded -> {
            if (family.isInstance(recorded.event())) {
                handler.handle(recorded.withEvent(family.cast(recorded.event())));
            }
        };
    }

    /** There is something to read. */
    void wake() {
        subscriptions.forEach(Subscription::wake);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
