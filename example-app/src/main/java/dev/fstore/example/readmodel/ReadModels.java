package dev.fstore.example.readmodel;

import dev.fstore.application.handler.MaterializedView;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderView;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantView;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;

/** The tables that queries read, and the subscriptions that keep them up to date. */
public record ReadModels(List<Subscription> subscriptions) implements AutoCloseable {

    /** Creates the tables, or brings them up to date. */
    public static void install(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/fstore/example/readmodel/sql")
                .table("example_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    public static ReadModels start(DSLContext database) {
        return new ReadModels(List.of(
                Subscription.start(
                        database,
                        Subscriber.transactional(
                                "orders",
                                EventCodec.<OrderEvent>json().with("order", OrderEvent.class),
                                tx -> new MaterializedView<>(new OrderView(), new OrderRows(tx)))),
                Subscription.start(
                        database,
                        Subscriber.transactional(
                                "restaurants",
                                EventCodec.<RestaurantEvent>json().with("restaurant", RestaurantEvent.class),
                                tx -> new MaterializedView<>(new RestaurantView(), new RestaurantRows(tx))))));
    }

    /** Makes the subscriptions look for events at once. */
    public void wake() {
        subscriptions.forEach(Subscription::wake);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
