package dev.fstore.example.checkout;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.domain.Deadline;
import dev.fstore.example.checkout.CheckoutAction.ConfirmOrder;
import dev.fstore.example.checkout.CheckoutAction.DeclineOrder;
import dev.fstore.example.checkout.CheckoutAction.GiveUpOrder;
import dev.fstore.example.checkout.CheckoutAction.ReleaseMoney;
import dev.fstore.example.checkout.CheckoutAction.ReserveMoney;
import dev.fstore.example.checkout.CheckoutAction.TakeMoney;
import dev.fstore.example.checkout.CheckoutNote.CardAccepted;
import dev.fstore.example.checkout.CheckoutNote.CheckoutBegun;
import dev.fstore.example.checkout.CheckoutNote.CheckoutCalledOff;
import dev.fstore.example.checkout.CheckoutNote.CheckoutPaid;
import dev.fstore.example.checkout.CheckoutNote.DeclineNoted;
import dev.fstore.example.checkout.CheckoutNote.ReservationNoted;
import dev.fstore.example.checkout.CheckoutNote.SettlementNoted;
import dev.fstore.example.checkout.CheckoutNote.TimeRanOut;
import dev.fstore.example.checkout.CheckoutResult.CardDeclined;
import dev.fstore.example.checkout.CheckoutResult.CardGiven;
import dev.fstore.example.checkout.CheckoutResult.MoneyReserved;
import dev.fstore.example.checkout.CheckoutResult.MoneySettled;
import dev.fstore.example.checkout.CheckoutResult.OrderPaid;
import dev.fstore.example.checkout.CheckoutResult.PaymentDue;
import dev.fstore.example.checkout.CheckoutResult.PaymentOver;
import dev.fstore.example.checkout.CheckoutResult.TimeElapsed;
import dev.fstore.testkit.process.ProcessLaws;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private static final UUID ORDER = UUID.fromString("1b671a64-40d5-491e-99b0-da01ff1f3341");
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final CheckoutBegun BEGUN = new CheckoutBegun(ORDER, 2_700, NOON);

    private final Checkout checkout = new Checkout();

    @Test
    void a_guest_has_time_to_pay() {
        given(checkout)
                .when(new PaymentDue(ORDER, 2_700, NOON))
                .then(BEGUN)
                .thenReact()
                .thenPending()
                .thenDeadlines(new Deadline("payment", NOON));
    }

    @Test
    void a_card_is_for_the_bank_to_judge_once() {
        given(checkout, BEGUN).when(new CardGiven()).then(new CardAccepted()).thenReact(new ReserveMoney(ORDER, 2_700));
        given(checkout, BEGUN, new CardAccepted()).when(new CardGiven()).thenNothing();
    }

    @Test
    void money_is_reserved_then_the_order_is_confirmed_and_only_then_the_money_is_taken() {
        given(checkout, BEGUN, new CardAccepted())
                .when(new MoneyReserved())
                .then(new ReservationNoted())
                .thenReact(new ConfirmOrder(ORDER));
        given(checkout, BEGUN, new CardAccepted(), new ReservationNoted())
                .when(new OrderPaid())
                .then(new CheckoutPaid())
                .thenReact(new TakeMoney(ORDER))
                .thenPending(new TakeMoney(ORDER))
                .thenDeadlines();
        given(checkout, BEGUN, new CardAccepted(), new ReservationNoted(), new CheckoutPaid())
                .when(new MoneySettled())
                .then(new SettlementNoted())
                .thenPending();
    }

    @Test
    void a_bank_that_answers_twice_is_heard_once() {
        given(checkout, BEGUN, new CardAccepted(), new ReservationNoted())
                .when(new MoneyReserved())
                .thenNothing();
    }

    @Test
    void a_declined_card_cancels_the_order() {
        given(checkout, BEGUN, new CardAccepted())
                .when(new CardDeclined("no cover"))
                .then(new DeclineNoted("no cover"))
                .thenReact(new DeclineOrder(ORDER, "no cover"));
    }

    @Test
    void an_order_that_is_not_paid_in_time_is_given_up() {
        given(checkout, BEGUN)
                .whenTimeIs(NOON.minusMillis(1), deadline -> new TimeElapsed())
                .thenNothing();
        given(checkout, BEGUN)
                .whenTimeIs(NOON, deadline -> new TimeElapsed())
                .then(new TimeRanOut())
                .thenReact(new GiveUpOrder(ORDER))
                .thenDeadlines();
    }

    @Test
    void reserved_money_of_an_order_that_is_called_off_is_released() {
        given(checkout, BEGUN, new CardAccepted(), new ReservationNoted())
                .when(new PaymentOver())
                .then(new CheckoutCalledOff())
                .thenReact(new ReleaseMoney(ORDER));
    }

    @Test
    void money_that_is_reserved_too_late_is_released() {
        given(checkout, BEGUN, new CardAccepted(), new TimeRanOut(), new CheckoutCalledOff())
                .when(new MoneyReserved())
                .then(new ReservationNoted())
                .thenReact(new ReleaseMoney(ORDER));
    }

    @Test
    void a_guest_who_pays_at_the_counter_needs_no_bank() {
        given(checkout, BEGUN)
                .when(new OrderPaid())
                .then(new CheckoutPaid())
                .thenReact()
                .thenPending();
        given(checkout, BEGUN, new CheckoutPaid()).when(new TimeElapsed()).thenNothing();
    }

    @Test
    void a_checkout_that_has_begun_keeps_the_laws_of_a_process() {
        ProcessLaws.hold(checkout, deadline -> new TimeElapsed(), new PaymentDue(ORDER, 2_700, NOON));
    }
}
