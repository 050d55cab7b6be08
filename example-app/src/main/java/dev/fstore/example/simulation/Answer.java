package dev.fstore.example.simulation;

import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the API.
 *
 * @param location the path of the new order or restaurant; empty if there is none
 */
record Answer(int status, String location, JsonNode body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                JSON.readTree(response.body()));
    }

    boolean isConflict() {
        return isProblem(409, "conflict");
    }

    boolean isProblem(int expectedStatus, String type) {
        return status == expectedStatus && text("type").equals("urn:fstore:" + type);
    }

    /** Returns the version of the stream after the command; 0 if the command did not change it. */
    long versionOf(String stream) {
        return body.valueStream()
                .filter(happened -> happened.path("stream").asString("").equals(stream))
                .mapToLong(happened -> happened.path("version").asLong(0))
                .max()
                .orElse(0);
    }

    /** Returns the version that a query shows; 0 if it shows nothing yet. */
    long version() {
        return body.path("version").asLong(0);
    }

    String text(String field) {
        return body.path(field).asString("");
    }

    /** Returns the id of the new order or restaurant. */
    UUID id() {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }
}
