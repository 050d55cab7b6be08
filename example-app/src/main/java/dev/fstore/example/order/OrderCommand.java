package dev.fstore.example.order;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.List;
import java.util.UUID;

/** What can be asked of an order. */
public sealed interface OrderCommand extends ShopCommand {

    /** Which order. */
    UUID orderId();

    @Override
    default StreamId stream() {
        return new StreamId("order", orderId().toString());
    }

    /** The restaurant accepted it. */
    record CreateOrder(UUID orderId, UUID restaurantId, List<OrderLine> lines) implements OrderCommand {}

    /** The kitchen has cooked it. */
    record PrepareOrder(UUID orderId) implements OrderCommand {}

    /** The kitchen cannot cook it. */
    record RefuseOrder(UUID orderId, String reason) implements OrderCommand {}

    /** The guest does not want it any more, or cannot pay for it. */
    record CancelOrder(UUID orderId, String reason) implements OrderCommand {}

    /** It was paid for. */
    record MarkPaid(UUID orderId) implements OrderCommand {}

    /** The guest has it. */
    record DeliverOrder(UUID orderId) implements OrderCommand {}
}
