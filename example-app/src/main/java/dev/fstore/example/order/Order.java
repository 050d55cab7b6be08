package dev.fstore.example.order;

/** Where an order is in its life: no more than its decider has to remember. */
public sealed interface Order {

    /** There is no order yet. */
    record NotPlaced() implements Order {}

    /** The guest may still cancel. */
    sealed interface Unpaid extends Order {}

    /** The kitchen has yet to cook it. */
    record Created(long total) implements Unpaid {}

    /** Cooked, and to be paid for. */
    record Prepared() implements Unpaid {}

    /** To be delivered. */
    record Paid() implements Order {}

    /** Nothing follows. */
    sealed interface Closed extends Order {}

    /** The guest has it. */
    record Delivered() implements Closed {}

    /** The kitchen could not cook it. */
    record Refused() implements Closed {}

    /** Nobody wants it any more, or nobody pays for it. */
    record Cancelled() implements Closed {}

    /** What people call it. */
    default String label() {
        return switch (this) {
            case NotPlaced() -> "not placed";
            case Created created -> "created";
            case Prepared() -> "prepared";
            case Paid() -> "paid";
            case Delivered() -> "delivered";
            case Refused() -> "refused";
            case Cancelled() -> "cancelled";
        };
    }
}
