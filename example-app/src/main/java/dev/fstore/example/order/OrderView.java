package dev.fstore.example.order;

import static dev.fstore.example.order.OrderStatus.*;

import dev.fstore.domain.View;
import dev.fstore.example.order.OrderEvent.*;
import java.util.Optional;

/** Folds the events of one order into a summary, which is empty until the order is created. */
public final class OrderView implements View<Optional<OrderSummary>, OrderEvent> {

    @Override
    public Optional<OrderSummary> initialState() {
        return Optional.empty();
    }

    @Override
    public Optional<OrderSummary> evolve(Optional<OrderSummary> order, OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> Optional.of(summaryOf(created));
            case OrderPrepared prepared -> order.map(seen -> seen.with(PREPARED));
            case OrderPaid paid -> order.map(seen -> seen.with(PAID));
            case OrderDelivered delivered -> order.map(seen -> seen.with(DELIVERED));
            case OrderRefused refused -> order.map(seen -> seen.with(REFUSED, refused.reason()));
            case OrderCancelled cancelled -> order.map(seen -> seen.with(CANCELLED, cancelled.reason()));
        };
    }

    private static OrderSummary summaryOf(OrderCreated order) {
        return new OrderSummary(
                order.orderId(), order.restaurantId(), CREATED, order.total(), order.lines(), Optional.empty());
    }
}
