package dev.fstore.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.example.RunningApp.Answer;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
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
        var problem = refusedPost(restaurant + "/orders", """
                {"portions": [{"dish": "Unicorn", "quantity": 1}, {"dish": "Ramen", "quantity": 1}]}
                """);
        isProblem(problem, 422, "not-on-the-menu");
        assertThat(problem.body().path("dishes").toString()).isEqualTo("[\"Unicorn\"]");
        assertThat(problem.text("detail")).contains("Unicorn");
    }

    @Test
    void an_order_without_portions() {
        isProblem(refusedPost(restaurant + "/orders", "{\"portions\": []}"), 422, "order-invalid");
    }

    @Test
    void a_menu_without_dishes() {
        isProblem(refusedPut(restaurant + "/menu", "{\"menu\": []}"), 422, "menu-invalid");
        isProblem(refusedPost("/restaurants", "{\"name\": \"Empty\", \"menu\": []}"), 422, "menu-invalid");
    }

    @Test
    void an_unknown_restaurant() {
        var nowhere = "/restaurants/" + RunningApp.UNKNOWN;
        var problem = refusedPost(nowhere + "/orders", "{\"portions\": []}");
        isProblem(problem, 404, "restaurant-unknown");
        assertThat(problem.text("restaurantId")).isEqualTo(RunningApp.UNKNOWN);
        isProblem(refusedPut(nowhere + "/menu", "{\"menu\": []}"), 404, "restaurant-unknown");
    }

    @Test
    void an_unknown_order() {
        var nothing = "/orders/" + RunningApp.UNKNOWN;
        isProblem(refusedPost(nothing + "/prepare", ""), 404, "order-unknown");
        isProblem(refusedPost(nothing + "/cancel", REASON), 404, "order-unknown");
        isProblem(refusedPost(nothing + "/refuse", REASON), 404, "order-unknown");
        isProblem(refusedPost(nothing + "/deliver", ""), 404, "order-unknown");
        isProblem(refusedPost(nothing + "/payment", "{\"cents\": 1}"), 404, "payment-unknown");
        isProblem(refusedPost(nothing + "/payment/decline", REASON), 404, "payment-unknown");
    }

    @Test
    void the_wrong_moment() {
        var order = app.placeOrder(restaurant);
        var problem = refusedPost(order + "/deliver", "");
        isProblem(problem, 409, "not-now");
        assertThat(problem.text("state")).isEqualTo("created");
        isProblem(refusedPost(order + "/payment", "{\"cents\": 2700}"), 404, "payment-unknown");
    }

    @Test
    void the_wrong_amount_and_then_the_right_one_twice() {
        var order = app.placeOrder(restaurant);
        app.post(order + "/prepare", "");
        var problem = refusedPost(order + "/payment", "{\"cents\": 2699}");
        isProblem(problem, 422, "wrong-amount");
        assertThat(problem.body().path("expectedCents").asLong()).isEqualTo(2_700);

        assertThat(app.post(order + "/payment", "{\"cents\": 2700}").status()).isEqualTo(200);
        isProblem(refusedPost(order + "/payment", "{\"cents\": 2700}"), 409, "payment-closed");
    }

    @Test
    void anything_after_the_end() {
        var order = app.placeOrder(restaurant);
        app.post(order + "/refuse", REASON);
        isProblem(refusedPost(order + "/refuse", REASON), 409, "not-now");
        isProblem(refusedPost(order + "/prepare", ""), 409, "not-now");
        isProblem(refusedPost(order + "/cancel", REASON), 409, "not-now");
    }

    private Answer refusedPost(String path, String body) {
        return refused(app.request(path).POST(BodyPublishers.ofString(body)));
    }

    private Answer refusedPut(String path, String body) {
        return refused(app.request(path).PUT(BodyPublishers.ofString(body)));
    }

    /** Looks for events of this command alone: the checkouts of other orders go on meanwhile. */
    private Answer refused(HttpRequest.Builder command) {
        var key = UUID.randomUUID().toString();
        var answer = app.send(command.header("Idempotency-Key", key));
        assertThat(app.storedEvents("command_id = '%s'".formatted(key)))
                .as("events stored by the command that got %s", answer)
                .isZero();
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
