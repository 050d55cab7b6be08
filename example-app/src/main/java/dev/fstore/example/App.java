package dev.fstore.example;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Retrying;
import dev.fstore.example.checkout.PaymentGateway;
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
import dev.fstore.postgres.codec.JsonEventCodec;
import dev.fstore.postgres.subscription.WakeUps;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The running app: an HTTP server for commands and queries, and the subscriptions that keep the read models up to date.
 */
record App(ReadModels readModels, Checkouts checkouts, WakeUps wakeUps, HttpServer http) implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /**
     * Starts the app, and creates its tables if they are missing.
     *
     * @param port 0 for any free port
     * @param payWithin how long a guest may take to pay
     */
    static App start(DataSource dataSource, int port, PaymentGateway bank, Duration payWithin) {
        EventStoreSchema.install(dataSource);
        ReadModels.install(dataSource);

        var database = DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
        var codec = codec();
        var readModels = ReadModels.start(database);
        var followers = new CopyOnWriteArrayList<Runnable>(List.of(readModels::wake));
        var wakeUps = new WakeUps(database, () -> followers.forEach(Runnable::run));
        var events = new AnnouncingEventRepository<>(
                new PostgresEventRepository<>(database, codec), news -> wakeUps.announce());
        var shop = new Retrying<>(
                new EventSourcedAggregate<>(Shop.decider(), Shop.saga(), ShopCommand::stream, events), ATTEMPTS);
        var checkouts = Checkouts.start(database, shop, bank, payWithin);
        followers.add(checkouts::wake);

        try {
            return new App(readModels, checkouts, wakeUps, HttpServer.start(port, shop, database, checkouts::shown));
        } catch (JavalinBindException e) {
            wakeUps.close();
            checkouts.close();
            readModels.close();
            throw new CannotStart(
                    "Port %s is in use, or not allowed. Choose another with --port N, or any free one with --port 0."
                            .formatted(port),
                    e);
        } catch (RuntimeException e) {
            wakeUps.close();
            checkouts.close();
            readModels.close();
            throw e;
        }
    }

    /** All events of the shop; docs/order-app describes them. */
    static JsonEventCodec<ShopEvent> codec() {
        return EventCodec.<ShopEvent>json()
                .with("restaurant", RestaurantEvent.class)
                .with("order", OrderEvent.class)
                .with("payment", PaymentEvent.class);
    }

    URI address() {
        return URI.create("http://localhost:" + http.port());
    }

    /** Stops accepting requests first, and then finishes the work in hand. */
    @Override
    public void close() {
        http.close();
        wakeUps.close();
        checkouts.close();
        readModels.close();
    }
}
