package dev.fstore.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guests order and restaurants deliver, over HTTP. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderingTest {

    private final RunningApp app;

    OrderingTest(TestDatabase database) {
        app = new RunningApp(database);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void an_order_goes_from_the_menu_to_the_guest() {
        var restaurant = app.openRestaurant();
        var placed = app.post(restaurant + "/orders", """
                {"portions": [{"dish": "Ramen", "quantity": 2}, {"dish": "Gyoza", "quantity": 1}]}
                """);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.location()).matches("/orders/[0-9a-f-]{36}");
        assertThat(placed.body().findValuesAsString("event")).containsExactly("OrderAccepted", "OrderCreated");

        var order = placed.location();
        var created = app.eventually(order, shown -> shown.path("version").asLong(0) == 1);
        assertThat(created.path("status").asString()).isEqualTo("CREATED");
        assertThat(created.path("totalCents").asLong()).isEqualTo(3_390);
        assertThat(restaurant).endsWith(created.path("restaurantId").asString());

        assertThat(app.post(order + "/prepare", "").status()).isEqualTo(200);
        assertThat(app.post(order + "/payment", "{\"cents\": 3390}").status()).isEqualTo(200);
        assertThat(app.post(order + "/deliver", "").status()).isEqualTo(200);
        showsInTheEnd(order, "DELIVERED");
    }

    @Test
    void a_restaurant_counts_and_lists_its_orders() {
        var restaurant = app.openRestaurant();
        app.placeOrder(restaurant);
        app.placeOrder(restaurant);

        app.eventually(restaurant, shown -> shown.path("ordersAccepted").asLong(0) == 2);
        app.eventually(restaurant + "/orders", shown -> shown.size() == 2);
        assertThat(app.get("/restaurants").body().findValuesAsString("restaurantId"))
                .contains(restaurant.substring(restaurant.lastIndexOf('/') + 1));
    }

    @Test
    void a_new_menu_is_for_new_orders() {
        var restaurant = app.openRestaurant();
        var before = app.placeOrder(restaurant);
        var changed = app.put(restaurant + "/menu", """
                {"menu": [{"name": "Ramen", "cents": 1500}]}
                """);
        assertThat(changed.status()).isEqualTo(200);
        var after = app.placeOrder(restaurant);

        assertThat(app.eventually(before, RunningApp::isShown)
                        .path("totalCents")
                        .asLong())
                .isEqualTo(2_700);
        assertThat(app.eventually(after, RunningApp::isShown).path("totalCents").asLong())
                .isEqualTo(3_000);
    }

    @Test
    void a_declined_payment_cancels_the_order() {
        var order = app.placeOrder(app.openRestaurant());
        app.post(order + "/prepare", "");
        app.post(order + "/payment/decline", "{\"reason\": \"card expired\"}");

        assertThat(showsInTheEnd(order, "CANCELLED")).isEqualTo("card expired");
    }

    @Test
    void a_kitchen_may_refuse_and_a_guest_may_cancel() {
        var restaurant = app.openRestaurant();
        var refused = app.placeOrder(restaurant);
        var cancelled = app.placeOrder(restaurant);
        app.post(refused + "/refuse", "{\"reason\": \"out of rice\"}");
        app.post(cancelled + "/cancel", "{\"reason\": \"not hungry\"}");

        assertThat(showsInTheEnd(refused, "REFUSED")).isEqualTo("out of rice");
        assertThat(showsInTheEnd(cancelled, "CANCELLED")).isEqualTo("not hungry");
    }

    @Test
    void any_unicode_comes_back_as_it_went_in() {
        var name = "Ünïcode 麺 🍜 \\\" ' ; -- $1";
        var restaurant = app.post(
                        "/restaurants",
                        "{\"name\": \"%s\", \"menu\": [{\"name\": \"🥟\", \"cents\": 1}]}".formatted(name))
                .location();
        assertThat(app.eventually(restaurant, RunningApp::isShown).path("name").asString())
                .isEqualTo(name.replace("\\\"", "\""));
    }

    @Test
    void an_idempotency_key_is_kept_as_the_id_of_the_command() {
        var order = app.placeOrder(app.openRestaurant());
        var prepared = app.send(app.request(order + "/prepare")
                .header("Idempotency-Key", RunningApp.UNKNOWN)
                .POST(BodyPublishers.noBody()));
        assertThat(prepared.status()).isEqualTo(200);
        assertThat(app.storedEvents("command_id = '%s'".formatted(RunningApp.UNKNOWN)))
                .isEqualTo(2);
    }

    @Test
    void a_repeated_request_creates_once_and_gets_the_same_answer() {
        var key = UUID.randomUUID().toString();
        var request = app.request("/restaurants")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"name\": \"Once\", \"menu\": [{\"name\": \"Ramen\", \"cents\": 1}]}"));

        var first = app.send(request);
        var second = app.send(request);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(app.storedEvents("decider_id = '%s'".formatted(key))).isEqualTo(1);
    }

    @Test
    void the_app_says_that_it_is_well_and_has_a_page() throws Exception {
        assertThat(app.get("/health").text("status")).isEqualTo("ok");
        assertThat(app.page()).contains("<title>fstore order app</title>");
    }

    private String showsInTheEnd(String order, String status) {
        return app.eventually(order, shown -> shown.path("status").asString("").equals(status))
                .path("reason")
                .asString("");
    }
}
