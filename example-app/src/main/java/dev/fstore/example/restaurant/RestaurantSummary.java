package dev.fstore.example.restaurant;

import java.util.List;
import java.util.UUID;

/**
 * A restaurant as its guests see it.
 *
 * @param ordersAccepted the number of orders accepted so far
 */
public record RestaurantSummary(UUID restaurantId, String name, List<Dish> menu, long ordersAccepted) {

    RestaurantSummary withMenu(List<Dish> newMenu) {
        return new RestaurantSummary(restaurantId, name, newMenu, ordersAccepted);
    }

    RestaurantSummary withOneMoreOrder() {
        return new RestaurantSummary(restaurantId, name, menu, ordersAccepted + 1);
    }
}
