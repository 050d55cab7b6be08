package dev.fstore.example.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API. Thread-safe. */
final class Shopfront {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20;

    private final HttpClient http;
    private final URI address;
    private final LongAdder commands = new LongAdder();
    private final LongAdder conflicts = new LongAdder();

    Shopfront(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Returns the number of answered commands. */
    long commands() {
        return commands.sum();
    }

    /** Returns how often a command was repeated because of a conflict. */
    long conflicts() {
        return conflicts.sum();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return command("POST", path, body);
    }

    Answer put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return command("PUT", path, body);
    }

    private Answer command(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        var answer = send(request);
        for (int attempt = 1; attempt < ATTEMPTS && answer.isConflict(); attempt++) {
            conflicts.increment();
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10L * attempt));
            answer = send(request);
        }
        commands.increment();
        return answer;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Answer.of(http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
    }
}
