package dev.fstore.example.checkout;

import java.time.Instant;
import java.util.UUID;

/** A result that the checkout of an order hears. */
public sealed interface CheckoutResult {

    /** The guest was asked to pay, and has time until then. */
    record PaymentDue(UUID orderId, long cents, Instant payBy) implements CheckoutResult {}

    /** The guest gave a card. */
    record CardGiven() implements CheckoutResult {}

    /** The bank has reserved the money; may be told twice, and late. */
    record MoneyReserved() implements CheckoutResult {}

    /** The bank will not reserve the money; may be told twice, and late. */
    record CardDeclined(String reason) implements CheckoutResult {}

    /** The bank has handed over, or released, what it had reserved. */
    record MoneySettled() implements CheckoutResult {}

    /** The order is paid for. */
    record OrderPaid() implements CheckoutResult {}

    /** Nobody is to pay any more. */
    record PaymentOver() implements CheckoutResult {}

    /** The time to pay is over. */
    record TimeElapsed() implements CheckoutResult {}
}
