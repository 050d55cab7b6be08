package dev.fstore.sql.delivery;

import dev.fstore.sql.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for pg_net's background worker: takes the requests that are committed,
 * sends each of them once, and writes down what came back.
 */
record PgNetWorker(Session session) {

    private static final String TAKE = """
            DELETE FROM net.http_request_queue
            RETURNING id, url, convert_from(body, 'UTF8'), headers ->> 'Idempotency-Key', timeout_milliseconds
            """;
    private static final String ANSWER =
            "INSERT INTO net._http_response (id, status_code, timed_out, error_msg) VALUES (?, ?, ?, ?)";

    void deliver() throws SQLException {
        try (var client = HttpClient.newHttpClient();
                var statement = session.connection().prepareStatement(TAKE);
                var requests = statement.executeQuery()) {
            while (requests.next()) {
                send(
                        client,
                        requests.getLong(1),
                        HttpRequest.newBuilder(URI.create(requests.getString(2)))
                                .POST(BodyPublishers.ofString(requests.getString(3)))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", requests.getString(4))
                                .timeout(Duration.ofMillis(requests.getLong(5)))
                                .build());
            }
        }
    }

    private void send(HttpClient client, long id, HttpRequest request) throws SQLException {
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            answer(id, status, false, null);
        } catch (HttpTimeoutException e) {
            answer(id, null, true, "Timeout was reached");
        } catch (IOException e) {
            answer(id, null, false, "Could not connect to server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The row that pg_net writes when a request has ended. */
    void answer(long id, @Nullable Integer status, boolean timedOut, @Nullable String error) throws SQLException {
        session.query(ANSWER, id, status, timedOut, error);
    }
}
