package dev.fstore.example.restaurant;

import dev.fstore.example.shop.ShopRejection;
import java.util.List;
import java.util.UUID;

/** The rejections of a restaurant. */
public sealed interface RestaurantRejection extends ShopRejection {

    /** The restaurant does not exist. */
    record RestaurantUnknown(UUID restaurantId) implements RestaurantRejection {}

    /** The restaurant is already open. */
    record RestaurantAlreadyOpen(UUID restaurantId) implements RestaurantRejection {}

    /**
     * The menu is invalid: it needs at least one dish, and each dish needs a unique name and a price within the limits.
     */
    record MenuInvalid(String reason) implements RestaurantRejection {}

    /** The order contains dishes that are not on the menu. */
    record NotOnTheMenu(List<String> dishes) implements RestaurantRejection {}

    /** The order is invalid: it needs at least one portion, each with a quantity within the limits. */
    record OrderInvalid(String reason) implements RestaurantRejection {}
}
