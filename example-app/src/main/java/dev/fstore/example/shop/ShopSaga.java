package dev.fstore.example.shop;

import dev.fstore.domain.Saga;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import java.util.List;

/**
 * Sends the commands that connect the streams. Every chain ends: a cancelled order voids its payment, and a voided
 * payment leads to nothing.
 */
final class ShopSaga implements Saga<ShopEvent, ShopCommand> {

    @Override
    public List<ShopCommand> react(ShopEvent event) {
        return switch (event) {
            case OrderAccepted(var restaurantId, var orderId, var lines) ->
                List.of(new CreateOrder(orderId, restaurantId, lines));
            case OrderPrepared(var orderId, var total) -> List.of(new RequestPayment(orderId, total));
            case PaymentCompleted(var orderId) -> List.of(new MarkPaid(orderId));
            case PaymentDeclined(var orderId, var reason) -> List.of(new CancelOrder(orderId, reason));
            case OrderCancelled cancelled -> List.of(new VoidPayment(cancelled.orderId()));
            case RestaurantOpened opened -> List.of();
            case MenuChanged changed -> List.of();
            case OrderCreated created -> List.of();
            case OrderPaid paid -> List.of();
            case OrderDelivered delivered -> List.of();
            case OrderRefused refused -> List.of();
            case PaymentRequested requested -> List.of();
            case PaymentSubmitted submitted -> List.of();
            case PaymentVoided voided -> List.of();
        };
    }
}
