package dev.fstore.example.checkout;

import java.util.UUID;

/** An action that the checkout of an order asks of the shop or of the bank. */
public sealed interface CheckoutAction {

    /** The order of the checkout. */
    UUID orderId();

    /** The bank is to reserve the money. */
    record ReserveMoney(UUID orderId, long cents) implements CheckoutAction {}

    /** The bank is to hand over what it has reserved. */
    record TakeMoney(UUID orderId) implements CheckoutAction {}

    /** The bank is to forget what it has reserved. */
    record ReleaseMoney(UUID orderId) implements CheckoutAction {}

    /** The shop is to regard the order as paid, now that the money is reserved. */
    record ConfirmOrder(UUID orderId) implements CheckoutAction {}

    /** The shop is to cancel the order, as the bank will not pay. */
    record DeclineOrder(UUID orderId, String reason) implements CheckoutAction {}

    /** The shop is to cancel the order, as the guest took too long. */
    record GiveUpOrder(UUID orderId) implements CheckoutAction {}
}
