package dev.fstore.example.restaurant;

import dev.fstore.example.order.OrderLine;
import dev.fstore.example.shop.ShopEvent;
import java.util.List;
import java.util.UUID;

/** The events of a restaurant. */
public sealed interface RestaurantEvent extends ShopEvent {

    /** The id of the restaurant. */
    UUID restaurantId();

    /** The restaurant opened. */
    record RestaurantOpened(UUID restaurantId, String name, List<Dish> menu) implements RestaurantEvent {}

    /** The menu was replaced. */
    record MenuChanged(UUID restaurantId, List<Dish> menu) implements RestaurantEvent {}

    /** An order was accepted at the prices of that moment. */
    record OrderAccepted(UUID restaurantId, UUID orderId, List<OrderLine> lines) implements RestaurantEvent {}
}
