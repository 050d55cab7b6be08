package dev.fstore.example.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An order that exists. Every acknowledgement goes into the ledger at once. */
record OrderedMeal(Guest guest, UUID orderId, long totalCents) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> SETTLED = Set.of("PAID", "CANCELLED");

    static OrderedMeal place(Guest guest, List<Guest.Portion> portions, long totalCents)
            throws IOException, InterruptedException {
        var restaurant = guest.kitchen().id();
        var placed = guest.shop().post("/restaurants/%s/orders".formatted(restaurant), Map.of("portions", portions));
        Unexpected.unless(placed.status() == 201, "placing an order", placed);
        var meal = new OrderedMeal(guest, placed.id(), totalCents);
        guest.ledger().restaurantReached(restaurant, placed.versionOf("restaurant/" + restaurant));
        meal.acknowledged("CREATED", placed);
        return meal;
    }

    void tell(String what, Map<String, ?> body, String status) throws IOException, InterruptedException {
        var answer = guest.shop().post(path(what), body);
        Unexpected.unless(answer.status() == 200, "%s order %s".formatted(what, orderId), answer);
        acknowledged(status, answer);
    }

    /** Something that changes the order only later, if at all. */
    void give(String what, Map<String, ?> body) throws IOException, InterruptedException {
        var answer = guest.shop().post(path(what), body);
        Unexpected.unless(answer.status() == 200, "%s order %s".formatted(what, orderId), answer);
    }

    /** Waits for the bank, or until the time to pay is over; what is shown then is written down as if it was acknowledged. */
    String settled() throws IOException, InterruptedException {
        var shown = Patience.until(
                System.nanoTime() + PATIENCE.toNanos(),
                () -> guest.shop().get(path("")),
                answer -> SETTLED.contains(answer.text("status")));
        var status = shown.text("status");
        Unexpected.unless(SETTLED.contains(status), "waiting for the payment of order " + orderId, shown);
        guest.ledger()
                .acknowledged(new Ledger.Entry(orderId, guest.kitchen().id(), totalCents, status, shown.version()));
        return status;
    }

    private void acknowledged(String status, Answer answer) throws IOException, InterruptedException {
        long version = answer.versionOf("order/" + orderId);
        guest.ledger().acknowledged(new Ledger.Entry(orderId, guest.kitchen().id(), totalCents, status, version));
        guest.delay().measure(path(""), version);
    }

    String path(String what) {
        return "/orders/%s%s".formatted(orderId, what.isEmpty() ? "" : "/" + what);
    }
}
