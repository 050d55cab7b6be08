package dev.fstore.example.payment;

import dev.fstore.application.StreamId;
import dev.fstore.example.shop.ShopCommand;
import java.util.UUID;

/** The commands of a payment. */
public sealed interface PaymentCommand extends ShopCommand {

    /** The id of the order that is paid for. */
    UUID orderId();

    @Override
    default StreamId stream() {
        return new StreamId("payment", orderId().toString());
    }

    /** Asks the guest to pay. */
    record RequestPayment(UUID orderId, long cents) implements PaymentCommand {}

    /** Pays this amount. */
    record Pay(UUID orderId, long cents) implements PaymentCommand {}

    /** The guest gives a card that is to be charged with this much. */
    record SubmitPayment(UUID orderId, long cents) implements PaymentCommand {}

    /** The bank has reserved the money. */
    record ConfirmPayment(UUID orderId) implements PaymentCommand {}

    /** Reports that the bank declined the payment. */
    record DeclinePayment(UUID orderId, String reason) implements PaymentCommand {}

    /** Voids the payment because the order was cancelled. */
    record VoidPayment(UUID orderId) implements PaymentCommand {}
}
