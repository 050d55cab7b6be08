package dev.fstore.example.checkout;

import dev.fstore.example.checkout.CheckoutNote.CheckoutBegun;
import java.util.Optional;

/**
 * How far the checkout of an order has come.
 *
 * @param begun what is to be paid and until when; empty before the guest was asked
 * @param card what is known of the guest's money
 * @param declined why the bank will not pay, if it will not
 * @param end how it ended, if it has
 * @param isTimeOver whether the guest took too long
 */
public record CheckoutState(
        Optional<CheckoutBegun> begun, Card card, Optional<String> declined, End end, boolean isTimeOver) {

    /** The state of the guest's money, as far as it is known. */
    public enum Card {
        NONE,
        ASKED,
        RESERVED,
        DECLINED,
        SETTLED
    }

    /** How the checkout ended. */
    public enum End {
        OPEN,
        PAID,
        CALLED_OFF
    }

    boolean isOpen() {
        return begun.isPresent() && end == End.OPEN;
    }

    CheckoutState with(CheckoutBegun order) {
        return new CheckoutState(Optional.of(order), card, declined, end, isTimeOver);
    }

    CheckoutState with(Card now) {
        return new CheckoutState(begun, now, declined, end, isTimeOver);
    }

    CheckoutState declined(String why) {
        return new CheckoutState(begun, Card.DECLINED, Optional.of(why), end, isTimeOver);
    }

    CheckoutState with(End now) {
        return new CheckoutState(begun, card, declined, now, isTimeOver);
    }

    CheckoutState late() {
        return new CheckoutState(begun, card, declined, end, true);
    }
}
