package dev.fstore.example.http;

import static io.javalin.http.HttpStatus.CONFLICT;
import static io.javalin.http.HttpStatus.NOT_FOUND;
import static io.javalin.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Failure;
import dev.fstore.example.order.OrderRejection.*;
import dev.fstore.example.payment.PaymentRejection.*;
import dev.fstore.example.restaurant.RestaurantRejection.*;
import dev.fstore.example.shop.ShopRejection;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Translates failed commands into problem documents. */
final class Problems {

    private Problems() {}

    static Problem of(Failure<ShopRejection> failure) {
        return switch (failure) {
            case Failure.Rejected<ShopRejection>(var stream, var rejection) -> of(rejection);
            case Failure.NotAppended<ShopRejection>(AppendFailure.Conflict(var stream, var version)) ->
                problem(
                        CONFLICT,
                        "conflict",
                        "Changed meanwhile",
                        "%s changed while the command was decided. Send the request again.".formatted(stream));
            case Failure.NotAppended<ShopRejection>(AppendFailure.Closed(var stream)) ->
                problem(CONFLICT, "closed", "Closed", "%s is closed: nothing can follow.".formatted(stream));
            case Failure.CommandIdReused<ShopRejection>(var id, var first, var second) ->
                problem(
                        CONFLICT,
                        "command-id-reused",
                        "Command id used before",
                        "Another command was sent under the id %s before. Give each command its own id.".formatted(id));
        };
    }

    private static Problem of(ShopRejection rejection) {
        var problem = switch (rejection) {
            case RestaurantUnknown(var id) ->
                problem(NOT_FOUND, "restaurant-unknown", "No such restaurant", "There is no restaurant " + id);
            case RestaurantAlreadyOpen(var id) ->
                problem(CONFLICT, "restaurant-open", "Already open", "Restaurant %s is already open".formatted(id));
            case MenuInvalid(var reason) -> problem(UNPROCESSABLE_CONTENT, "menu-invalid", "Invalid menu", reason);
            case NotOnTheMenu(var dishes) ->
                problem(
                        UNPROCESSABLE_CONTENT,
                        "not-on-the-menu",
                        "Not on the menu",
                        "The restaurant does not offer " + String.join(", ", dishes));
            case OrderInvalid(var reason) -> problem(UNPROCESSABLE_CONTENT, "order-invalid", "Invalid order", reason);
            case OrderUnknown(var id) ->
                problem(NOT_FOUND, "order-unknown", "No such order", "There is no order " + id);
            case OrderAlreadyExists(var id) ->
                problem(CONFLICT, "order-exists", "Already ordered", "There is already an order " + id);
            case TooLateOrTooEarly(var id, var state) ->
                problem(CONFLICT, "not-now", "Too late or too early", "The order is %s".formatted(state));
            case PaymentUnknown(var id) ->
                problem(NOT_FOUND, "payment-unknown", "Nothing to pay", "No payment was requested for order " + id);
            case PaymentAlreadyRequested(var id) ->
                problem(CONFLICT, "payment-requested", "Already requested", "The guest was already asked to pay");
            case PaymentUnderWay(var id) ->
                problem(CONFLICT, "payment-under-way", "Wait for the bank", "The bank has not answered yet");
            case WrongAmount(var id, var expected, var actual) ->
                problem(
                        UNPROCESSABLE_CONTENT,
                        "wrong-amount",
                        "Wrong amount",
                        "The order costs %s cents, not %s".formatted(expected, actual));
            case PaymentClosed(var id) ->
                problem(
                        CONFLICT,
                        "payment-closed",
                        "Payment closed",
                        "The payment was already completed, declined or voided");
        };
        return problem.with(fields(rejection));
    }

    private static Problem problem(HttpStatus status, String type, String title, String detail) {
        return new Problem("urn:fstore:" + type, title, status.getCode(), detail, Map.of());
    }

    private static Map<String, JsonNode> fields(ShopRejection rejection) {
        var fields = new TreeMap<String, JsonNode>();
        Json.tree(rejection).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
