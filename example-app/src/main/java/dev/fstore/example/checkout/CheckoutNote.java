package dev.fstore.example.checkout;

import java.time.Instant;
import java.util.UUID;

/** An event of the checkout of an order. */
public sealed interface CheckoutNote {

    /** The guest has time to pay until then. */
    record CheckoutBegun(UUID orderId, long cents, Instant payBy) implements CheckoutNote {}

    /** The bank has to reserve the money. */
    record CardAccepted() implements CheckoutNote {}

    /** The money is reserved, and to be taken or released. */
    record ReservationNoted() implements CheckoutNote {}

    /** Nothing of the guest's money is with the bank any more. */
    record SettlementNoted() implements CheckoutNote {}

    /** There is no money to be had from this card. */
    record DeclineNoted(String reason) implements CheckoutNote {}

    /** The order is paid for. */
    record CheckoutPaid() implements CheckoutNote {}

    /** Nobody is to pay any more. */
    record CheckoutCalledOff() implements CheckoutNote {}

    /** The guest took too long. */
    record TimeRanOut() implements CheckoutNote {}
}
