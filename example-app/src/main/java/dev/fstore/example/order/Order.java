package dev.fstore.example.order;

/** The state of an order: only what its decider needs. */
public sealed interface Order {

    /** The order does not exist yet. */
    record NotPlaced() implements Order {}

    /** The guest may still cancel the order. */
    sealed interface Unpaid extends Order {}

    /** The kitchen has not cooked it yet. */
    record Created(long total) implements Unpaid {}

    /** It is cooked and must be paid for. */
    record Prepared() implements Unpaid {}

    /** It is paid and must be delivered. */
    record Paid() implements Order {}

    /** A final state: nothing follows. */
    sealed interface Closed extends Order {}

    /** It was delivered. */
    record Delivered() implements Closed {}

    /** The kitchen refused it. */
    record Refused() implements Closed {}

    /** The guest cancelled it, or did not pay. */
    record Cancelled() implements Closed {}

    /** The state in words. */
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
