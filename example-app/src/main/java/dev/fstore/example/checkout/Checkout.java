package dev.fstore.example.checkout;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
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
import dev.fstore.example.checkout.CheckoutState.Card;
import dev.fstore.example.checkout.CheckoutState.End;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the money of one order. The bank reserves it first, the shop then regards the order as paid, and only then the
 * money is taken; if the shop does not want it any more, it is released. If the guest does not pay in time, the order is
 * given up.
 */
public final class Checkout implements ProcessManager<CheckoutResult, CheckoutState, CheckoutNote, CheckoutAction> {

    @Override
    public CheckoutState initialState() {
        return new CheckoutState(Optional.empty(), Card.NONE, Optional.empty(), End.OPEN, false);
    }

    @Override
    public Either<NoRejection, List<CheckoutNote>> decide(CheckoutResult result, CheckoutState state) {
        return switch (result) {
            case PaymentDue(var orderId, var cents, var payBy) ->
                state.begun().isPresent() ? note() : note(new CheckoutBegun(orderId, cents, payBy));
            case CardGiven() -> state.isOpen() && state.card() == Card.NONE ? note(new CardAccepted()) : note();
            case MoneyReserved() -> state.card() == Card.ASKED ? note(new ReservationNoted()) : note();
            case CardDeclined(var reason) -> state.card() == Card.ASKED ? note(new DeclineNoted(reason)) : note();
            case MoneySettled() -> state.card() == Card.RESERVED ? note(new SettlementNoted()) : note();
            case OrderPaid() -> state.isOpen() ? note(new CheckoutPaid()) : note();
            case PaymentOver() -> state.isOpen() ? note(new CheckoutCalledOff()) : note();
            case TimeElapsed() -> state.isOpen() && !state.isTimeOver() ? note(new TimeRanOut()) : note();
        };
    }

    @Override
    public CheckoutState evolve(CheckoutState state, CheckoutNote note) {
        return switch (note) {
            case CheckoutBegun begun -> state.with(begun);
            case CardAccepted() -> state.with(Card.ASKED);
            case ReservationNoted() -> state.with(Card.RESERVED);
            case DeclineNoted(var reason) -> state.declined(reason);
            case SettlementNoted() -> state.with(Card.SETTLED);
            case CheckoutPaid() -> state.with(End.PAID);
            case CheckoutCalledOff() -> state.with(End.CALLED_OFF);
            case TimeRanOut() -> state.late();
        };
    }

    /** Over when nothing is to be paid any more, and nothing of the guest's money is with the bank. */
    @Override
    public boolean isFinal(CheckoutState state) {
        return state.end() != End.OPEN && state.card() != Card.ASKED && state.card() != Card.RESERVED;
    }

    @Override
    public List<CheckoutAction> pending(CheckoutState state) {
        return state.begun().stream()
                .flatMap(order -> pending(order, state).stream())
                .toList();
    }

    private static List<CheckoutAction> pending(CheckoutBegun order, CheckoutState state) {
        var id = order.orderId();
        var pending = new ArrayList<CheckoutAction>();
        switch (state.card()) {
            case NONE, SETTLED -> {}
            case ASKED -> pending.add(new ReserveMoney(id, order.cents()));
            case RESERVED ->
                pending.add(
                        switch (state.end()) {
                            case OPEN -> new ConfirmOrder(id);
                            case PAID -> new TakeMoney(id);
                            case CALLED_OFF -> new ReleaseMoney(id);
                        });
            case DECLINED ->
                state.declined().filter(why -> state.isOpen()).ifPresent(why -> pending.add(new DeclineOrder(id, why)));
        }
        if (state.isOpen() && state.isTimeOver()) {
            pending.add(new GiveUpOrder(id));
        }
        return pending;
    }

    /** The actions that are pending because of this event. */
    @Override
    public List<CheckoutAction> react(CheckoutNote note, CheckoutState state) {
        return pending(state).stream()
                .filter(action -> switch (note) {
                    case CheckoutBegun begun -> false;
                    case CardAccepted() -> action instanceof ReserveMoney;
                    case ReservationNoted() -> action instanceof ConfirmOrder || action instanceof ReleaseMoney;
                    case SettlementNoted() -> false;
                    case DeclineNoted declined -> action instanceof DeclineOrder;
                    case CheckoutPaid() -> action instanceof TakeMoney;
                    case CheckoutCalledOff() -> action instanceof ReleaseMoney;
                    case TimeRanOut() -> action instanceof GiveUpOrder;
                })
                .toList();
    }

    @Override
    public List<Deadline> deadlines(CheckoutState state) {
        return state.begun().stream()
                .filter(order -> state.isOpen() && !state.isTimeOver())
                .map(order -> new Deadline("payment", order.payBy()))
                .toList();
    }
}
