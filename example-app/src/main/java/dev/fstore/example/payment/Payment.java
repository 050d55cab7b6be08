package dev.fstore.example.payment;

/** Where the payment of an order is in its life: no more than its decider has to remember. */
public sealed interface Payment {

    /** Nobody has asked the guest to pay. */
    record NotRequested() implements Payment {}

    /** The guest should pay this much. */
    record Requested(long cents) implements Payment {}

    /** Nothing follows. */
    sealed interface Closed extends Payment {}

    /** The guest has paid. */
    record Completed() implements Closed {}

    /** Declined by the bank, or voided: nobody will pay any more. */
    record Abandoned() implements Closed {}
}
