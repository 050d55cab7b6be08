package dev.fstore.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.example.RunningApp.Answer;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands that the shop refuses: each with a problem of its own, and nothing stored. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

    private static final String REASON = "{\"reason\": \"why not\"}";

    private final RunningApp app;
    private final String restaurant;

    RefusalTest(TestDatabase database) {
        app = new RunningApp(database);
        restaurant = app.openRestaurant();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_dish_that_is_not_on_the_menu() {
        var problem = refused(() -> app.post(restaurant + "/orders", """
                {"portions": [{"dish": "Unicorn", "quantity": 1}, {"dish": "Ramen", "quantity": 1}]}
                """));
        isProblem(problem, 422, "not-on-the-menu");
        assertThat(problem.body().path("dishes").toString()).isEqualTo("[\"Unicorn\"]");
        assertThat(problem.text("detail")).contains("Unicorn");
    }

    @Test
    void an_order_without_portions() {
        isProblem(refused(() -> app.post(restaurant + "/orders", "{\"portions\": []}")), 422, "order-invalid");
    }

    @Test
    void a_menu_without_dishes() {
        isProblem(refused(() -> app.put(restaurant + "/menu", "{\"menu\": []}")), 422, "menu-invalid");
        isProblem(refused(() -> app.post("/restaurants", "{\"name\": \"Empty\", \"menu\": []}")), 422, "menu-invalid");
    }

    @Test
    void an_unknown_restaurant() {
        var nowhere = "/restaurants/" + RunningApp.UNKNOWN;
        var problem = refused(() -> app.post(nowhere + "/orders", "{\"portions\": []}"));
        isProblem(problem, 404, "restaurant-unknown");
        assertThat(problem.text("restaurantId")).isEqualTo(RunningApp.UNKNOWN);
        isProblem(refused(() -> app.put(nowhere + "/menu", "{\"menu\": []}")), 404, "restaurant-unknown");
    }

    @Test
    void an_unknown_order() {
        var nothing = "/orders/" + RunningApp.UNKNOWN;
        isProblem(refused(() -> app.post(nothing + "/prepare", "")), 404, "order-unknown");
        isProblem(refused(() -> app.post(nothing + "/cancel", REASON)), 404, "order-unknown");
        isProblem(refused(() -> app.post(nothing + "/refuse", REASON)), 404, "order-unknown");
        isProblem(refused(() -> app.post(nothing + "/deliver", "")), 404, "order-unknown");
        isProblem(refused(() -> app.post(nothing + "/payment", "{\"cents\": 1}")), 404, "payment-unknown");
        isProblem(refused(() -> app.post(nothing + "/payment/decline", REASON)), 404, "payment-unknown");
    }

    @Test
    void the_wrong_moment() {
        var order = app.placeOrder(restaurant);
        var problem = refused(() -> app.post(order + "/deliver", ""));
        isProblem(problem, 409, "not-now");
        assertThat(problem.text("state")).isEqualTo("created");
        isProblem(refused(() -> app.post(order + "/payment", "{\"cents\": 2700}")), 404, "payment-unknown");
    }

    @Test
    void the_wrong_amount_and_then_the_right_one_twice() {
        var order = app.placeOrder(restaurant);
        app.post(order + "/prepare", "");
        var problem = refused(() -> app.post(order + "/payment", "{\"cents\": 2699}"));
        isProblem(problem, 422, "wrong-amount");
        assertThat(problem.body().path("expectedCents").asLong()).isEqualTo(2_700);

        assertThat(app.post(order + "/payment", "{\"cents\": 2700}").status()).isEqualTo(200);
        isProblem(refused(() -> app.post(order + "/payment", "{\"cents\": 2700}")), 409, "payment-closed");
    }

    @Test
    void anything_after_the_end() {
        var order = app.placeOrder(restaurant);
        app.post(order + "/refuse", REASON);
        isProblem(refused(() -> app.post(order + "/refuse", REASON)), 409, "not-now");
        isProblem(refused(() -> app.post(order + "/prepare", "")), 409, "not-now");
        isProblem(refused(() -> app.post(order + "/cancel", REASON)), 409, "not-now");
    }

    private Answer refused(Supplier<Answer> command) {
        long before = app.storedEvents();
        var answer = command.get();
        assertThat(app.storedEvents()).as("stored events after %s", answer).isEqualTo(before);
        return answer;
    }

    private static void isProblem(Answer answer, int status, String type) {
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:fstore:" + type);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
    }
}
