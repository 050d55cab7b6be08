package dev.fstore.example.order;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.domain.Decider;
import dev.fstore.example.order.Order.*;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderRejection.*;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;

/**
 * Decides on one order. Every combination that is not in this table is rejected.
 *
 * <pre>
 * command        while the order is      leads to
 * CreateOrder    not placed              OrderCreated
 * PrepareOrder   created                 OrderPrepared
 * RefuseOrder    created                 OrderRefused
 * CancelOrder    created or prepared     OrderCancelled
 * MarkPaid       prepared                OrderPaid
 * DeliverOrder   paid                    OrderDelivered
 * CancelOrder    cancelled               nothing
 * MarkPaid       paid                    nothing
 * </pre>
 *
 * <p>The last two lead to nothing instead of a rejection, because a rejection would undo the whole transaction of the
 * saga that sends them.
 */
public final class OrderDecider implements Decider<OrderCommand, Order, OrderEvent, OrderRejection> {

    @Override
    public Order initialState() {
        return new NotPlaced();
    }

    @Override
    public Either<OrderRejection, List<OrderEvent>> decide(OrderCommand command, Order order) {
        return switch (command) {
            case CreateOrder(var id, var restaurantId, var lines) ->
                order instanceof NotPlaced
                        ? accept(new OrderCreated(id, restaurantId, lines))
                        : reject(new OrderAlreadyExists(id));
            case PrepareOrder(var id) ->
                order instanceof Created(var total) ? accept(new OrderPrepared(id, total)) : reject(notNow(id, order));
            case RefuseOrder(var id, var reason) ->
                order instanceof Created ? accept(new OrderRefused(id, reason)) : reject(notNow(id, order));
            case CancelOrder cancel when order instanceof Cancelled -> accept();
            case CancelOrder(var id, var reason) ->
                order instanceof Unpaid ? accept(new OrderCancelled(id, reason)) : reject(notNow(id, order));
            case MarkPaid markPaid when order instanceof Paid -> accept();
            case MarkPaid(var id) -> order instanceof Prepared ? accept(new OrderPaid(id)) : reject(notNow(id, order));
            case DeliverOrder(var id) ->
                order instanceof Paid ? accept(new OrderDelivered(id)) : reject(notNow(id, order));
        };
    }

    private static OrderRejection notNow(UUID id, Order order) {
        return order instanceof NotPlaced ? new OrderUnknown(id) : new TooLateOrTooEarly(id, order.label());
    }

    @Override
    public Order evolve(Order order, OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> new Created(created.total());
            case OrderPrepared prepared -> new Prepared();
            case OrderPaid paid -> new Paid();
            case OrderDelivered delivered -> new Delivered();
            case OrderRefused refused -> new Refused();
            case OrderCancelled cancelled -> new Cancelled();
        };
    }

    @Override
    public boolean isFinal(Order order) {
        return order instanceof Closed;
    }
}
