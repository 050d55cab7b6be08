package dev.fstore.example.payment;

import dev.fstore.example.shop.ShopEvent;
import java.util.UUID;

/** The events of a payment. */
public sealed interface PaymentEvent extends ShopEvent {

    /** The id of the order that is paid for. */
    UUID orderId();

    /** The guest was asked to pay. */
    record PaymentRequested(UUID orderId, long cents) implements PaymentEvent {}

    /** The guest gave a card; the bank has to agree. */
    record PaymentSubmitted(UUID orderId, long cents) implements PaymentEvent {}

    /** The guest paid. Nothing follows. */
    record PaymentCompleted(UUID orderId) implements PaymentEvent {}

    /** The bank declined the payment. Nothing follows. */
    record PaymentDeclined(UUID orderId, String reason) implements PaymentEvent {}

    /** The order was cancelled before the guest paid. Nothing follows. */
    record PaymentVoided(UUID orderId) implements PaymentEvent {}
}
