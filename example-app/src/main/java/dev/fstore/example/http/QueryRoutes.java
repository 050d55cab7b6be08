package dev.fstore.example.http;

import static org.jooq.impl.DSL.selectOne;

import dev.fstore.example.readmodel.OrderRows;
import dev.fstore.example.readmodel.RestaurantRows;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Routes that answer queries straight from the tables of the views. */
record QueryRoutes(
        DSLContext database, OrderRows orders, RestaurantRows restaurants, Function<UUID, PaymentShown> payments) {

    static final String NOTHING_TO_SEE =
            "There is nothing with this id to see. What was created a moment ago will be there in another moment.";

    QueryRoutes(DSLContext database, Function<UUID, PaymentShown> payments) {
        this(database, new OrderRows(database), new RestaurantRows(database), payments);
    }

    void addTo(RoutesConfig routes) {
        routes.get("/restaurants", request -> Json.send(request, restaurants.newest()));
        routes.get("/restaurants/{id}", request -> show(request, restaurants.find(Requests.id(request))));
        routes.get("/restaurants/{id}/orders", this::ordersAt);
        routes.get("/orders", request -> Json.send(request, orders.newest()));
        routes.get("/orders/{id}", request -> show(request, orders.find(Requests.id(request))));
        routes.get("/orders/{id}/payment", request -> Json.send(request, payments.apply(Requests.id(request))));
        routes.get("/health", this::health);
    }

    private void ordersAt(Context request) {
        var restaurant = Requests.id(request);
        show(request, restaurants.find(restaurant).map(known -> orders.newestAt(restaurant)));
    }

    private static void show(Context request, Optional<?> found) {
        Json.send(request, found.orElseThrow(() -> new NotFoundResponse(NOTHING_TO_SEE)));
    }

    private void health(Context request) {
        database.fetch(selectOne());
        Json.send(request, Map.of("status", "ok"));
    }
}
