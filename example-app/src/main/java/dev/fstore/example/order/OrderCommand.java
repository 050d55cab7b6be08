package dev.fstore.example.order;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.List;
import java.util.UUID;

/** The commands of an order. */
public sealed interface OrderCommand extends ShopCommand {

    /** The id of the order. */
    UUID orderId();

    @Override
    default StreamId stream() {
        return new StreamId("order", orderId().toString());
    }

    /** Creates the order after the restaurant has accepted it. */
    record CreateOrder(UUID orderId, UUID restaurantId, List<OrderLine> lines) implements OrderCommand {}

    /** Reports that the kitchen has cooked it. */
    record PrepareOrder(UUID orderId) implements OrderCommand {}

    /** Refuses it because the kitchen cannot cook it. */
    record RefuseOrder(UUID orderId, String reason) implements OrderCommand {}

    /** Cancels it, because the guest no longer wants it or cannot pay. */
    record CancelOrder(UUID orderId, String reason) implements OrderCommand {}

    /** Reports that it was paid for. */
    record MarkPaid(UUID orderId) implements OrderCommand {}

    /** Reports that the guest has received it. */
    record DeliverOrder(UUID orderId) implements OrderCommand {}
}
