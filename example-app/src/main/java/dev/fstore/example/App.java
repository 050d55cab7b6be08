package dev.fstore.example;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Retrying;
import dev.fstore.example.http.HttpServer;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.readmodel.ReadModels;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.shop.Shop;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopEvent;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.WakeUps;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The running app: an HTTP server for commands and queries, and the subscriptions that keep the read models up to date.
 */
record App(ReadModels readModels, WakeUps wakeUps, HttpServer http) implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /**
     * Starts the app, and creates its tables if they are missing.
     *
     * @param port 0 for any free port
     */
    static App start(DataSource dataSource, int port) {
        EventStoreSchema.install(dataSource);
        ReadModels.install(dataSource);

        var database = DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
        var codec = EventCodec.<ShopEvent>json()
                .with("restaurant", RestaurantEvent.class)
                .with("order", OrderEvent.class)
                .with("payment", PaymentEvent.class);
        var readModels = ReadModels.start(database);
        var wakeUps = new WakeUps(database, readModels::wake);
        var events = new AnnouncingEventRepository<>(
                new PostgresEventRepository<>(database, codec), news -> wakeUps.announce());
        var shop = new Retrying<>(
                new EventSourcedAggregate<>(Shop.decider(), Shop.saga(), ShopCommand::stream, events), ATTEMPTS);

        try {
            return new App(readModels, wakeUps, HttpServer.start(port, shop, database));
        } catch (JavalinBindException e) {
            wakeUps.close();
            readModels.close();
            throw new CannotStart(
                    "Port %s is in use, or not allowed. Choose another with --port N, or any free one with --port 0."
                            .formatted(port),
                    e);
        } catch (RuntimeException e) {
            wakeUps.close();
            readModels.close();
            throw e;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + http.port());
    }

    /** Stops accepting requests first, and then finishes the work in hand. */
    @Override
    public void close() {
        http.close();
        wakeUps.close();
        readModels.close();
    }
}
