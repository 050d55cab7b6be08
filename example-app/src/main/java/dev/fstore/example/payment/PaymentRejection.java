package dev.fstore.example.payment;

import dev.fstore.example.shop.ShopRejection;
import java.util.UUID;

/** The rejections of a payment. */
public sealed interface PaymentRejection extends ShopRejection {

    /** No payment was requested for this order. */
    record PaymentUnknown(UUID orderId) implements PaymentRejection {}

    /** The guest was already asked to pay. */
    record PaymentAlreadyRequested(UUID orderId) implements PaymentRejection {}

    /** The bank was asked, and has not answered yet. */
    record PaymentUnderWay(UUID orderId) implements PaymentRejection {}

    /** The amount differs from the requested one. */
    record WrongAmount(UUID orderId, long expectedCents, long actualCents) implements PaymentRejection {}

    /** The payment was already completed, declined or voided. */
    record PaymentClosed(UUID orderId) implements PaymentRejection {}
}
