package dev.fstore.example.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One guest's evening, including the kitchen and the delivery. Everything follows from {@code random}. */
record Guest(RandomGenerator random, Kitchen kitchen, Shopfront shop, Ledger ledger, ViewDelay delay) {

    void play() throws IOException, InterruptedException {
        switch (Fate.draw(random)) {
            case DISH_UNKNOWN ->
                wrong("/restaurants/%s/orders".formatted(kitchen.id()), unknownDish(), 422, "not-on-the-menu");
            case KITCHEN_REFUSES -> place().tell("refuse", because("out of rice"), "REFUSED");
            case CANCELLED_BEFORE_COOKING -> place().tell("cancel", because("not hungry any more"), "CANCELLED");
            case CANCELLED_AFTER_COOKING -> prepared().tell("cancel", because("waited too long"), "CANCELLED");
            case BANK_DECLINES -> prepared().tell("payment/decline", because("card expired"), "CANCELLED");
            case PAYS_BY_CARD -> paysByCard();
            case NEVER_PAYS -> prepared().settled();
            case DELIVERED -> delivered();
        }
    }

    private OrderedMeal prepared() throws IOException, InterruptedException {
        var meal = place();
        if (slips()) {
            wrong(meal.path("deliver"), Map.of(), 409, "not-now");
        }
        if (slips()) {
            wrong(meal.path("payment"), Map.of("cents", meal.totalCents()), 404, "payment-unknown");
        }
        meal.tell("prepare", Map.of(), "PREPARED");
        if (slips()) {
            wrong(meal.path("payment"), Map.of("cents", meal.totalCents() + 1), 422, "wrong-amount");
        }
        return meal;
    }

    private void delivered() throws IOException, InterruptedException {
        var meal = prepared();
        meal.tell("payment", Map.of("cents", meal.totalCents()), "PAID");
        if (slips()) {
            wrong(meal.path("payment"), Map.of("cents", meal.totalCents()), 409, "payment-closed");
        }
        meal.tell("deliver", Map.of(), "DELIVERED");
        if (slips()) {
            wrong(meal.path("cancel"), because("too late"), 409, "not-now");
        }
    }

    /** Whether it is delivered or cancelled, the bank says. */
    private void paysByCard() throws IOException, InterruptedException {
        var meal = prepared();
        meal.give("payment/card", Map.of("cents", meal.totalCents()));
        if (meal.settled().equals("PAID")) {
            meal.tell("deliver", Map.of(), "DELIVERED");
        }
    }

    private OrderedMeal place() throws IOException, InterruptedException {
        if (slips()) {
            wrong("/restaurants/%s/orders".formatted(UUID.randomUUID()), unknownDish(), 404, "restaurant-unknown");
        }
        var portions = new ArrayList<Portion>();
        long total = 0;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            var course = kitchen.menu().get(random.nextInt(kitchen.menu().size()));
            int quantity = random.nextInt(1, 5);
            portions.add(new Portion(course.name(), quantity));
            total += quantity * course.cents();
        }
        return OrderedMeal.place(this, portions, total);
    }

    private boolean slips() {
        return random.nextInt(10) == 0;
    }

    private void wrong(String path, Map<String, ?> body, int status, String problem)
            throws IOException, InterruptedException {
        var answer = shop.post(path, body);
        Unexpected.unless(answer.isProblem(status, problem), "a wrong command at " + path, answer);
        ledger.refused();
    }

    private static Map<String, ?> unknownDish() {
        return Map.of("portions", List.of(new Portion("Unicorn", 1)));
    }

    private static Map<String, ?> because(String reason) {
        return Map.of("reason", reason);
    }

    record Portion(String dish, int quantity) {}
}
