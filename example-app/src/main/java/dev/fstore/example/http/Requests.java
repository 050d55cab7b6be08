package dev.fstore.example.http;

import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.Portion;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/** Reads the parts of a request, or refuses it with a message that says what is wrong. */
final class Requests {

    private static final int MAX_BYTES = 64 * 1024;

    record Opening(String name, List<Dish> menu) {}

    record NewMenu(List<Dish> menu) {}

    record Order(List<Portion> portions) {}

    record Why(String reason) {}

    record Payment(long cents) {}

    private Requests() {}

    static <T> T body(Context request, Class<T> type) throws IOException {
        byte[] body = request.req().getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ContentTooLargeResponse("The body must not be larger than %s bytes".formatted(MAX_BYTES));
        }
        try {
            return Optional.ofNullable(Json.read(body, type))
                    .orElseThrow(() -> new BadRequestResponse("The body must be one JSON object"));
        } catch (JacksonException e) {
            throw new BadRequestResponse(BadJson.describe(e));
        }
    }

    /** Returns the id in the path. */
    static UUID id(Context request) {
        return uuid("The id in the path", request.pathParam("id"));
    }

    static Optional<UUID> idempotencyKey(Context request) {
        return Optional.ofNullable(request.header("Idempotency-Key")).map(key -> uuid("Idempotency-Key", key));
    }

    private static UUID uuid(String what, String text) {
        try {
            var uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) { // the JDK also accepts shorter texts
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new BadRequestResponse(
                "%s must be a UUID, such as %s".formatted(what, "1b671a64-40d5-491e-99b0-da01ff1f3341"));
    }
}
