package dev.fstore.example.restaurant;

import dev.fstore.example.order.OrderLine;
import dev.fstore.example.restaurant.RestaurantRejection.*;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * The dishes that can be ordered, and their prices. The limits keep every total far below the maximum of a {@code
 * long}.
 */
public record Menu(List<Dish> dishes) {

    static final long MAX_CENTS = 1_000_000;
    static final int MAX_QUANTITY = 100;

    /** Returns a menu of these dishes if they are valid. */
    static Either<RestaurantRejection, Menu> of(List<Dish> dishes) {
        if (dishes.isEmpty()) {
            return invalid("A menu has at least one dish");
        }
        if (dishes.stream().anyMatch(dish -> dish.name().isBlank())) {
            return invalid("Every dish has a name");
        }
        if (dishes.stream().map(Dish::name).distinct().count() < dishes.size()) {
            return invalid("Every dish has a name of its own");
        }
        if (dishes.stream().anyMatch(dish -> dish.cents() < 1 || dish.cents() > MAX_CENTS)) {
            return invalid("Every price is from 1 to " + MAX_CENTS + " cents");
        }
        return Either.right(new Menu(dishes));
    }

    private static Either<RestaurantRejection, Menu> invalid(String reason) {
        return Either.left(new MenuInvalid(reason));
    }

    /** Returns the portions at the prices of this menu, if all dishes are on it. */
    Either<RestaurantRejection, List<OrderLine>> price(List<Portion> portions) {
        if (portions.isEmpty()) {
            return Either.left(new OrderInvalid("An order has at least one portion"));
        }
        if (portions.stream().anyMatch(portion -> portion.quantity() < 1 || portion.quantity() > MAX_QUANTITY)) {
            return Either.left(new OrderInvalid("Every quantity is from 1 to " + MAX_QUANTITY));
        }
        var missing = portions.stream()
                .filter(portion -> line(portion).isEmpty())
                .map(Portion::dish)
                .distinct()
                .toList();
        var lines = portions.stream().map(this::line).flatMap(Optional::stream).toList();
        return missing.isEmpty() ? Either.right(lines) : Either.left(new NotOnTheMenu(missing));
    }

    private Optional<OrderLine> line(Portion portion) {
        return dishes.stream()
                .filter(dish -> dish.name().equals(portion.dish()))
                .findFirst()
                .map(dish -> new OrderLine(dish.name(), portion.quantity(), dish.cents()));
    }
}
