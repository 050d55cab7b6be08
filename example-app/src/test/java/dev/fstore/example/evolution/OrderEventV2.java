package dev.fstore.example.evolution;

import dev.fstore.domain.View;
import dev.fstore.example.order.OrderLine;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.History;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Orders in version 2: with a currency, a word that the kitchen uses, and a cause that can be counted. */
sealed interface OrderEventV2 {

    enum Cause {
        NOT_PAID,
        OTHER
    }

    record OrderCreated(UUID orderId, UUID restaurantId, List<OrderLine> lines, String currency)
            implements OrderEventV2 {}

    record OrderReady(UUID orderId) implements OrderEventV2 {}

    record OrderPaid(UUID orderId) implements OrderEventV2 {}

    record OrderDelivered(UUID orderId) implements OrderEventV2 {}

    record OrderRefused(UUID orderId, String reason) implements OrderEventV2 {}

    record OrderCancelled(UUID orderId, Cause cause, String reason) implements OrderEventV2 {}

    EventCodec<OrderEventV2> CODEC = EventCodec.<OrderEventV2>json()
            .with(History.<OrderEventV2>of("order", OrderEventV2.class)
                    .named(OrderCreated.class, "OrderCreated", 2)
                    .upcast("OrderCreated", 1, json -> json.put("currency", "EUR"))
                    .renamed("OrderPrepared", "OrderReady")
                    .named(OrderReady.class, "OrderReady", 2)
                    .upcast("OrderReady", 1, json -> json.remove(List.of("total")))
                    .named(OrderCancelled.class, "OrderCancelled", 2)
                    .upcast("OrderCancelled", 1, OrderEventV2::withCause));

    static ObjectNode withCause(ObjectNode json) {
        boolean isNotPaid = json.path("reason").asString().contains("did not pay");
        return json.put("cause", (isNotPaid ? Cause.NOT_PAID : Cause.OTHER).name());
    }

    View<Bill, OrderEventV2> BILL = View.of(Bill.NONE, (bill, event) -> switch (event) {
        case OrderCreated created ->
            bill.now("created")
                    .plus(created.lines.stream().mapToLong(OrderLine::total).sum());
        case OrderReady ready -> bill.now("prepared");
        case OrderPaid paid -> bill.now("paid");
        case OrderDelivered delivered -> bill.now("delivered");
        case OrderRefused refused -> bill.now("refused");
        case OrderCancelled cancelled -> bill.now("cancelled");
    });
}
