package dev.fstore.example.restaurant;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.List;
import java.util.UUID;

/** What can be asked of a restaurant. */
public sealed interface RestaurantCommand extends ShopCommand {

    /** Which restaurant. */
    UUID restaurantId();

    @Override
    default StreamId stream() {
        return new StreamId("restaurant", restaurantId().toString());
    }

    /** A new restaurant opens with a menu. */
    record OpenRestaurant(UUID restaurantId, String name, List<Dish> menu) implements RestaurantCommand {}

    /** The restaurant replaces its menu. */
    record ChangeMenu(UUID restaurantId, List<Dish> menu) implements RestaurantCommand {}

    /** A guest orders from the menu. */
    record PlaceOrder(UUID restaurantId, UUID orderId, List<Portion> portions) implements RestaurantCommand {}
}
