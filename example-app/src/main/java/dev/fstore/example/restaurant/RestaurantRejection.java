package dev.fstore.example.restaurant;

import dev.fstore.example.shop.ShopRejection;
import java.util.List;
import java.util.UUID;

/** How a restaurant says no. */
public sealed interface RestaurantRejection extends ShopRejection {

    /** There is no such restaurant. */
    record RestaurantUnknown(UUID restaurantId) implements RestaurantRejection {}

    /** It is open already. */
    record RestaurantAlreadyOpen(UUID restaurantId) implements RestaurantRejection {}

    /** A menu has at least one dish, each with a name of its own and a price within the limits. */
    record MenuInvalid(String reason) implements RestaurantRejection {}

    /** These dishes are not on the menu. */
    record NotOnTheMenu(List<String> dishes) implements RestaurantRejection {}

    /** An order has at least one portion, each of a quantity within the limits. */
    record OrderInvalid(String reason) implements RestaurantRejection {}
}
