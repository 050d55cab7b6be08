package dev.fstore.example.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as its guest sees it.
 *
 * @param reason why it was refused or cancelled, if it was
 */
public record OrderSummary(
        UUID orderId,
        UUID restaurantId,
        OrderStatus status,
        long totalCents,
        List<OrderLine> lines,
        Optional<String> reason) {

    OrderSummary with(OrderStatus newStatus) {
        return new OrderSummary(orderId, restaurantId, newStatus, totalCents, lines, reason);
    }

    OrderSummary with(OrderStatus newStatus, String why) {
        return new OrderSummary(orderId, restaurantId, newStatus, totalCents, lines, Optional.of(why));
    }
}
