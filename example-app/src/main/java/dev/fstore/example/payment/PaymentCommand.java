package dev.fstore.example.payment;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.UUID;

/** What can be asked of the payment of an order. */
public sealed interface PaymentCommand extends ShopCommand {

    /** Which order is to be paid for. */
    UUID orderId();

    @Override
    default StreamId stream() {
        return new StreamId("payment", orderId().toString());
    }

    /** The guest should pay. */
    record RequestPayment(UUID orderId, long cents) implements PaymentCommand {}

    /** The guest pays this much. */
    record Pay(UUID orderId, long cents) implements PaymentCommand {}

    /** The bank says no. */
    record DeclinePayment(UUID orderId, String reason) implements PaymentCommand {}

    /** Nobody should pay, as there is no order any more. */
    record VoidPayment(UUID orderId) implements PaymentCommand {}
}
