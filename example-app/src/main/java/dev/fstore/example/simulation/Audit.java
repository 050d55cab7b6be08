package dev.fstore.example.simulation;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Compares the acknowledgements of the API with the views, once the views have caught up.
 *
 * @param deadline the {@link System#nanoTime} by which the views must have caught up
 */
record Audit(Shopfront shop, Ledger ledger, long deadline) {

    /** Returns the difference between the order and its view, if there is one. */
    Optional<String> differenceOf(Ledger.Entry order) throws IOException, InterruptedException {
        var path = "/orders/" + order.orderId();
        var shown = Patience.until(deadline, () -> shop.get(path), answer -> answer.version() >= order.version());
        var payment = Patience.until(deadline, () -> shop.get(path + "/payment"), answer -> !isPending(answer));
        var actual = new Ledger.Entry(
                order.orderId(),
                UUID.fromString(shown.body().path("restaurantId").asString(new UUID(0, 0).toString())),
                shown.body().path("totalCents").asLong(-1),
                shown.text("status"),
                shown.version());
        if (isPending(payment)) {
            return Optional.of("order %s is over, and its payment waits for %s".formatted(order, payment.body()));
        }
        return order.equals(actual)
                ? Optional.empty()
                : Optional.of("acknowledged %s, shown %s".formatted(order, shown.body()));
    }

    /** All reserved money is taken or released in the end. */
    private static boolean isPending(Answer payment) {
        return !payment.body().path("pending").isEmpty();
    }

    /** Returns the difference between the restaurant's orders and its views, if there is one. */
    Stream<String> differencesOf(Kitchen kitchen) throws IOException, InterruptedException {
        var path = "/restaurants/" + kitchen.id();
        long version = ledger.versionOf(kitchen.id());
        var shown = Patience.until(deadline, () -> shop.get(path), answer -> answer.version() >= version);
        long expected = ledger.ordersAt(kitchen.id());
        long counted = shown.body().path("ordersAccepted").asLong(-1);
        var miscounted = counted == expected
                ? Stream.<String>of()
                : Stream.of(
                        "restaurant %s accepted %s orders, and counts %s".formatted(kitchen.id(), expected, counted));
        var unheardOf = shop.get(path + "/orders")
                .body()
                .valueStream()
                .map(order -> UUID.fromString(order.path("orderId").asString("")))
                .filter(order -> !ledger.knows(order))
                .map("order %s is shown, but was never acknowledged"::formatted);
        return Stream.concat(miscounted, unheardOf);
    }
}
