package dev.fstore.example.restaurant;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.List;
import java.util.UUID;

/** The commands of a restaurant. */
public sealed interface RestaurantCommand extends ShopCommand {

    /** The id of the restaurant. */
    UUID restaurantId();

    @Override
    default StreamId stream() {
        return new StreamId("restaurant", restaurantId().toString());
    }

    /** Opens a new restaurant with a menu. */
    record OpenRestaurant(UUID restaurantId, String name, List<Dish> menu) implements RestaurantCommand {}

    /** Replaces the menu. */
    record ChangeMenu(UUID restaurantId, List<Dish> menu) implements RestaurantCommand {}

    /** Places an order from the menu. */
    record PlaceOrder(UUID restaurantId, UUID orderId, List<Portion> portions) implements RestaurantCommand {}
}
