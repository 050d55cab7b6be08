package dev.fstore.example.http;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.Recorded;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopEvent;
import dev.fstore.example.shop.ShopRejection;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Routes that turn requests into commands and outcomes into responses. */
record CommandRoutes(CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> shop) {

    void addTo(RoutesConfig routes) {
        routes.post("/restaurants", this::open);
        routes.put("/restaurants/{id}/menu", this::changeMenu);
        routes.post("/restaurants/{id}/orders", this::place);
        routes.post("/orders/{id}/prepare", request -> handle(request, new PrepareOrder(Requests.id(request))));
        routes.post(
                "/orders/{id}/refuse", request -> handle(request, new RefuseOrder(Requests.id(request), why(request))));
        routes.post(
                "/orders/{id}/cancel", request -> handle(request, new CancelOrder(Requests.id(request), why(request))));
        routes.post("/orders/{id}/deliver", request -> handle(request, new DeliverOrder(Requests.id(request))));
        routes.post("/orders/{id}/payment", this::pay);
        routes.post("/orders/{id}/payment/card", this::payByCard);
        routes.post(
                "/orders/{id}/payment/decline",
                request -> handle(request, new DeclinePayment(Requests.id(request), why(request))));
    }

    private void open(Context request) throws IOException {
        var id = newId(request);
        var opening = Requests.body(request, Requests.Opening.class);
        create(request, "/restaurants/" + id, new OpenRestaurant(id, opening.name(), opening.menu()));
    }

    private void changeMenu(Context request) throws IOException {
        var id = Requests.id(request);
        handle(
                request,
                new ChangeMenu(
                        id, Requests.body(request, Requests.NewMenu.class).menu()));
    }

    private void place(Context request) throws IOException {
        var restaurant = Requests.id(request);
        var id = newId(request);
        var order = Requests.body(request, Requests.Order.class);
        create(request, "/orders/" + id, new PlaceOrder(restaurant, id, order.portions()));
    }

    private void pay(Context request) throws IOException {
        var id = Requests.id(request);
        handle(
                request,
                new Pay(id, Requests.body(request, Requests.Payment.class).cents()));
    }

    private void payByCard(Context request) throws IOException {
        var id = Requests.id(request);
        handle(
                request,
                new SubmitPayment(
                        id, Requests.body(request, Requests.Payment.class).cents()));
    }

    /** The idempotency key serves as the id, so a repeated request is about the same order or restaurant. */
    private static UUID newId(Context request) {
        return Requests.idempotencyKey(request).orElseGet(UUID::randomUUID);
    }

    private static String why(Context request) throws IOException {
        return Requests.body(request, Requests.Why.class).reason();
    }

    private void create(Context request, String location, ShopCommand command) {
        handle(request, command, response -> response.status(HttpStatus.CREATED).header("Location", location));
    }

    private void handle(Context request, ShopCommand command) {
        handle(request, command, response -> {});
    }

    private void handle(Context request, ShopCommand command, Consumer<Context> whenDone) {
        var metadata = Requests.idempotencyKey(request)
                .map(Metadata.empty()::withCommandId)
                .orElse(Metadata.empty());
        shop.handle(command, metadata)
                .peek(outcome -> {
                    whenDone.accept(request);
                    Json.send(request, Happened.in(outcome));
                })
                .peekLeft(failure -> Problems.of(failure).send(request));
    }

    /** An event that a command led to. A query shows it when its version is at least this one. */
    record Happened(String event, String stream, long version) {

        static List<Happened> in(Outcome<?, ShopEvent> outcome) {
            return outcome.events().stream().map(Happened::of).toList();
        }

        private static Happened of(Recorded<ShopEvent> recorded) {
            return new Happened(
                    recorded.event().getClass().getSimpleName(),
                    recorded.stream().toString(),
                    recorded.version());
        }
    }
}
