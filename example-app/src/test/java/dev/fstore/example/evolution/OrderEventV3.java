package dev.fstore.example.evolution;

import dev.fstore.domain.View;
import dev.fstore.example.evolution.OrderEventV2.Cause;
import dev.fstore.example.order.OrderLine;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.History;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Orders in version 3: an event for each dish, and a refusal is a cancellation like any other. */
sealed interface OrderEventV3 {

    record OrderPlaced(UUID orderId, UUID restaurantId, String currency) implements OrderEventV3 {}

    record DishOrdered(UUID orderId, OrderLine line) implements OrderEventV3 {}

    record OrderReady(UUID orderId) implements OrderEventV3 {}

    record OrderPaid(UUID orderId) implements OrderEventV3 {}

    record OrderDelivered(UUID orderId) implements OrderEventV3 {}

    record OrderCancelled(UUID orderId, Cause cause, String reason) implements OrderEventV3 {}

    EventCodec<OrderEventV3> CODEC = EventCodec.<OrderEventV3>json()
            .with(History.<OrderEventV3>of("order", OrderEventV3.class)
                    .upcast("OrderCreated", 1, json -> json.put("currency", "EUR"))
                    .split("OrderCreated", 2, OrderEventV2.OrderCreated.class, OrderEventV3::placed)
                    .renamed("OrderPrepared", "OrderReady")
                    .named(OrderReady.class, "OrderReady", 2)
                    .upcast("OrderReady", 1, json -> json.remove(List.of("total")))
                    .moved("OrderRefused", 1, "OrderCancelled", 1)
                    .named(OrderCancelled.class, "OrderCancelled", 2)
                    .upcast("OrderCancelled", 1, OrderEventV2::withCause));

    private static List<OrderEventV3> placed(OrderEventV2.OrderCreated old) {
        var events = new ArrayList<OrderEventV3>();
        events.add(new OrderPlaced(old.orderId(), old.restaurantId(), old.currency()));
        old.lines().forEach(line -> events.add(new DishOrdered(old.orderId(), line)));
        return events;
    }

    View<Bill, OrderEventV3> BILL = View.of(Bill.NONE, (bill, event) -> switch (event) {
        case OrderPlaced placed -> bill.now("created");
        case DishOrdered ordered -> bill.plus(ordered.line.total());
        case OrderReady ready -> bill.now("prepared");
        case OrderPaid paid -> bill.now("paid");
        case OrderDelivered delivered -> bill.now("delivered");
        case OrderCancelled cancelled -> bill.now("cancelled");
    });
}
