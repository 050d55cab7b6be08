package dev.fstore.example.order;

import dev.fstore.example.shop.ShopEvent;
import java.util.List;
import java.util.UUID;

/** What happens to an order. */
public sealed interface OrderEvent extends ShopEvent {

    /** Which order. */
    UUID orderId();

    /** It exists; the kitchen may start. */
    record OrderCreated(UUID orderId, UUID restaurantId, List<OrderLine> lines) implements OrderEvent {

        /** What the guest has to pay. */
        public long total() {
            return lines.stream().mapToLong(OrderLine::total).sum();
        }
    }

    /** It is cooked; payment follows. */
    record OrderPrepared(UUID orderId, long total) implements OrderEvent {}

    /** It was paid for; delivery follows. */
    record OrderPaid(UUID orderId) implements OrderEvent {}

    /** The guest has it. Nothing follows. */
    record OrderDelivered(UUID orderId) implements OrderEvent {}

    /** The kitchen refused it. Nothing follows. */
    record OrderRefused(UUID orderId, String reason) implements OrderEvent {}

    /** It was cancelled. Nothing follows. */
    record OrderCancelled(UUID orderId, String reason) implements OrderEvent {}
}
