package dev.fstore.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.example.RunningApp.Answer;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no commands: each with a problem that says what is wrong, and nothing stored. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {

    private final RunningApp app;

    BadRequestTest(TestDatabase database) {
        app = new RunningApp(database);
    }

    @AfterAll
    void nothing_was_stored() {
        assertThat(app.storedEvents()).isZero();
        app.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                            | The body must be one JSON object
            null                                                          | The body must be one JSON object
            []                                                            | The body must be one JSON object
            "text"                                                        | The body must be one JSON object
            {"name": "N", "menu": []} {}                                  | The body must be one JSON object
            {                                                             | The body is not valid JSON, at line 1, column 2
            nonsense                                                      | The body is not valid JSON, at line 1, column 1
            {"name": "N", "name": "M", "menu": []}                        | The body is not valid JSON, at line 1, column 21
            {}                                                            | The field "name" is required and must be text, without NUL or broken Unicode
            {"name": null, "menu": []}                                    | The field "name" is required and must be text, without NUL or broken Unicode
            {"name": 5, "menu": []}                                       | The field "name" is required and must be text, without NUL or broken Unicode
            {"name": "\\u0000", "menu": []}                               | The field "name" is required and must be text, without NUL or broken Unicode
            {"name": "\\ud83c", "menu": []}                               | The field "name" is required and must be text, without NUL or broken Unicode
            {"name": "N"}                                                 | The field "menu" is required and must be a list
            {"name": "N", "menu": {}}                                     | The field "menu" is required and must be a list
            {"name": "N", "menu": [null]}                                 | The field "menu[0]" is required and must be an object
            {"name": "N", "menu": ["Ramen"]}                              | The field "menu[0]" is required and must be an object
            {"name": "N", "menu": [{"name": "Ramen"}]}                    | The field "menu[0].cents" is required and must be a whole number
            {"name": "N", "menu": [{"name": "Ramen", "cents": "1"}]}      | The field "menu[0].cents" is required and must be a whole number
            {"name": "N", "menu": [{"name": "Ramen", "cents": 1.5}]}      | The field "menu[0].cents" is required and must be a whole number
            {"name": "N", "menu": [{"name": "R", "cents": 1e19}]}         | The field "menu[0].cents" is required and must be a whole number
            {"name": "N", "menu": [{"name": "R", "cents": 9999999999999999999}]} | The number in "menu[0].cents" is too large
            {"name": "N", "menu": [], "stars": 3}                         | There is no field "stars" here
            """)
    void a_body_that_is_not_what_was_asked_for(String body, String detail) {
        isProblem(app.post("/restaurants", body), 400, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1-1-1-1-1", "1b671a64-40d5-491e-99b0-da01ff1f334", "..%2F.."})
    void an_id_that_is_not_a_uuid(String id) {
        var detail = "The id in the path must be a UUID, such as " + RunningApp.UNKNOWN;
        isProblem(app.get("/orders/" + id), 400, detail);
        isProblem(app.post("/orders/%s/prepare".formatted(id), ""), 400, detail);
        isProblem(app.post("/restaurants/%s/orders".formatted(id), "{\"portions\": []}"), 400, detail);
    }

    @Test
    void an_idempotency_key_that_is_not_a_uuid() {
        var answer = app.send(app.request("/orders/%s/prepare".formatted(RunningApp.UNKNOWN))
                .header("Idempotency-Key", "again")
                .POST(BodyPublishers.noBody()));
        isProblem(answer, 400, "Idempotency-Key must be a UUID, such as " + RunningApp.UNKNOWN);
    }

    @Test
    void an_id_of_nothing() {
        isProblem(app.get("/orders/" + RunningApp.UNKNOWN), 404, QueryRoutes.NOTHING_TO_SEE);
        isProblem(app.get("/restaurants/" + RunningApp.UNKNOWN), 404, QueryRoutes.NOTHING_TO_SEE);
        isProblem(app.get("/restaurants/%s/orders".formatted(RunningApp.UNKNOWN)), 404, QueryRoutes.NOTHING_TO_SEE);
    }

    @Test
    void a_path_that_leads_nowhere() {
        isProblem(app.get("/nowhere"), 404, "There is nothing at /nowhere");
        isProblem(app.post("/orders/x/y/z", ""), 404, "There is nothing at /orders/x/y/z");
    }

    @Test
    void a_method_that_the_path_does_not_know() {
        var answer = app.send("DELETE", "/orders", "");
        isProblem(answer, 405, "/orders does not know DELETE, only GET");
        assertThat(answer.allow()).isEqualTo("GET");
    }

    @Test
    void a_body_that_is_too_large() {
        isProblem(app.post("/restaurants", "x".repeat(70_000)), 413, "The body must not be larger than 65536 bytes");
    }

    @Test
    void a_path_that_is_not_http() {
        isProblem(app.get("/orders/%00"), 400, "Bad Request");
    }

    @Test
    void headers_that_are_too_large() {
        var answer = app.send(app.request("/orders").header("X-Large", "x".repeat(20_000)));
        isProblem(answer, 431, "Request Header Fields Too Large");
    }

    private static void isProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("about:blank");
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isEqualTo(detail);
    }
}
