package dev.fstore.example.payment;

/** The state of a payment: only what its decider needs. */
public sealed interface Payment {

    /** The guest has not been asked to pay. */
    record NotRequested() implements Payment {}

    /** The guest was asked to pay this amount. */
    record Requested(long cents) implements Payment {}

    /** The bank should reserve this much. */
    record Submitted(long cents) implements Payment {}

    /** A final state: nothing follows. */
    sealed interface Closed extends Payment {}

    /** The guest has paid. */
    record Completed() implements Closed {}

    /** The bank declined it, or it was voided. */
    record Abandoned() implements Closed {}
}
