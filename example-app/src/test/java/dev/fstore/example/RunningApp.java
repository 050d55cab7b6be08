package dev.fstore.example;

import dev.fstore.example.checkout.SimulatedGateway;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The app on a free port, and a client that speaks to it. */
public final class RunningApp implements AutoCloseable {

    public static final String UNKNOWN = "1b671a64-40d5-491e-99b0-da01ff1f3341";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase testDatabase;
    private final Database database;
    private final App app;
    private final SimulatedGateway bank;
    private final HttpClient http = HttpClient.newHttpClient();

    public record Answer(int status, String contentType, String location, String allow, JsonNode body) {

        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    public RunningApp(TestDatabase testDatabase) {
        this(testDatabase, Duration.ofHours(1), bank(0.2));
    }

    /** @param payWithin how long a guest may take to pay */
    public RunningApp(TestDatabase testDatabase, Duration payWithin, SimulatedGateway bank) {
        this.testDatabase = testDatabase;
        this.bank = bank;
        this.database = Database.at(new DatabaseUrl(testDatabase.url()));
        this.app = App.start(database.dataSource(), 0, bank, payWithin);
    }

    /** A bank that answers within 50 ms; this part of its calls fails, from 0 to 1. */
    public static SimulatedGateway bank(double failing) {
        return new SimulatedGateway(Duration.ofMillis(50), failing);
    }

    public URI address() {
        return app.address();
    }

    public SimulatedGateway bank() {
        return bank;
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer send(String method, String path, String body) {
        return send(request(path).method(method, BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.address().resolve(path)).timeout(PATIENCE);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var headers = response.headers();
            return new Answer(
                    response.statusCode(),
                    headers.firstValue("Content-Type").orElse(""),
                    headers.firstValue("Location").orElse(""),
                    headers.firstValue("Allow").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer", e);
        }
    }

    /** Asks until the views have come far enough. */
    public JsonNode eventually(String path, Predicate<JsonNode> farEnough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var body = get(path).body();
        while (!farEnough.test(body)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s still shows %s".formatted(path, body));
            }
            body = get(path).body();
        }
        return body;
    }

    /** Opens a restaurant that offers ramen at 13.50 and gyoza at 6.90, and returns its path. */
    public String openRestaurant() {
        return post("/restaurants", """
                {"name": "Noodle bar", "menu": [{"name": "Ramen", "cents": 1350}, {"name": "Gyoza", "cents": 690}]}
                """).location();
    }

    /** Orders two ramen, and returns the path of the order. */
    public String placeOrder(String restaurant) {
        return post(restaurant + "/orders", """
                {"portions": [{"dish": "Ramen", "quantity": 2}]}
                """).location();
    }

    public static boolean isShown(JsonNode body) {
        return body.has("version");
    }

    public String page() {
        try {
            return http.send(request("/").build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer", e);
        }
    }

    public long storedEvents() {
        return storedEvents("true");
    }

    public long storedEvents(String condition) {
        try (var connection = testDatabase.dataSource().getConnection();
                var statement = connection.createStatement();
                var counted = statement.executeQuery("SELECT count(*) FROM events WHERE " + condition)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("Cannot count", e);
        }
    }

    @Override
    public void close() {
        http.close();
        app.close();
        database.close();
    }
}
