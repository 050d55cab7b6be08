package dev.fstore.sql.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that is pushed to: keeps what it was sent, and answers 204 unless it was told otherwise. */
final class HttpReceiver implements AutoCloseable {

    /** As a status: no answer at all. */
    static final int SILENCE = 0;

    record Delivery(String key, JsonNode body) {

        String event() {
            return body.get("decider_id").stringValue() + ":"
                    + body.get("event").stringValue();
        }
    }

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    private HttpReceiver(HttpServer server) {
        this.server = server;
    }

    static HttpReceiver start() throws IOException {
        var receiver =
                new HttpReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", receiver::receive);
        receiver.server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:%s/events".formatted(server.getAddress().getPort());
    }

    /** The answers to the next requests, in order. */
    HttpReceiver answering(int... next) {
        for (int status : next) {
            statuses.add(status);
        }
        return this;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<String> events() {
        return deliveries.stream().map(Delivery::event).toList();
    }

    private void receive(HttpExchange exchange) {
        try {
            var body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            deliveries.add(new Delivery(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
            Integer status = statuses.poll();
            if (status == null || status != SILENCE) {
                exchange.sendResponseHeaders(status == null ? 204 : status, -1);
                exchange.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
