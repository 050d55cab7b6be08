package dev.fstore.example.payment;

import dev.fstore.example.shop.ShopRejection;
import java.util.UUID;

/** How a payment says no. */
public sealed interface PaymentRejection extends ShopRejection {

    /** Nothing is to be paid for this order, or not yet. */
    record PaymentUnknown(UUID orderId) implements PaymentRejection {}

    /** The guest was asked to pay already. */
    record PaymentAlreadyRequested(UUID orderId) implements PaymentRejection {}

    /** The amount is not the one that was asked for. */
    record WrongAmount(UUID orderId, long expectedCents, long actualCents) implements PaymentRejection {}

    /** It was paid, declined or voided before. */
    record PaymentClosed(UUID orderId) implements PaymentRejection {}
}
