package dev.fstore.example.restaurant;

import dev.fstore.example.order.OrderLine;
import dev.fstore.example.shop.ShopEvent;
import java.util.List;
import java.util.UUID;

/** What happens at a restaurant. */
public sealed interface RestaurantEvent extends ShopEvent {

    /** Which restaurant. */
    UUID restaurantId();

    /** It opened. */
    record RestaurantOpened(UUID restaurantId, String name, List<Dish> menu) implements RestaurantEvent {}

    /** It has a new menu. */
    record MenuChanged(UUID restaurantId, List<Dish> menu) implements RestaurantEvent {}

    /** It accepted an order, at the prices of that moment. */
    record OrderAccepted(UUID restaurantId, UUID orderId, List<OrderLine> lines) implements RestaurantEvent {}
}
