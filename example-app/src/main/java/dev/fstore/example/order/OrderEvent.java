package dev.fstore.example.order;

import dev.fstore.example.shop.ShopEvent;
import java.util.List;
import java.util.UUID;

/** The events of an order. */
public sealed interface OrderEvent extends ShopEvent {

    /** The id of the order. */
    UUID orderId();

    /** The order exists, and the kitchen may start. */
    record OrderCreated(UUID orderId, UUID restaurantId, List<OrderLine> lines) implements OrderEvent {

        /** Returns the amount that the guest must pay. */
        public long total() {
            return lines.stream().mapToLong(OrderLine::total).sum();
        }
    }

    /** The order is cooked. Payment follows. */
    record OrderPrepared(UUID orderId, long total) implements OrderEvent {}

    /** The order is paid. Delivery follows. */
    record OrderPaid(UUID orderId) implements OrderEvent {}

    /** The guest has received the order. Nothing follows. */
    record OrderDelivered(UUID orderId) implements OrderEvent {}

    /** The kitchen refused the order. Nothing follows. */
    record OrderRefused(UUID orderId, String reason) implements OrderEvent {}

    /** The order was cancelled. Nothing follows. */
    record OrderCancelled(UUID orderId, String reason) implements OrderEvent {}
}
