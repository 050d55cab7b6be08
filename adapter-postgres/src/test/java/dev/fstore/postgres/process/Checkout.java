package dev.fstore.postgres.process;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/** Ships an order that is paid in time and cancels it otherwise, whichever event comes first; over when that is done. */
final class Checkout implements ProcessManager<Checkout.Result, Checkout.State, Checkout.Step, Checkout.Ask> {

    /** Results that it hears. */
    sealed interface Result {}

    record Placed(String order, Instant payBy) implements Result {}

    record Paid() implements Result {}

    record Elapsed(String name, Instant at) implements Result {}

    record Refused() implements Result {}

    record Settled() implements Result {}

    /** Events that it records. */
    sealed interface Step {}

    record Begun(String order, Instant payBy) implements Step {}

    record GotPayment() implements Step {}

    record GaveUp() implements Step {}

    record WasRefused() implements Step {}

    record Closed() implements Step {}

    enum Action {
        SHIP,
        CANCEL
    }

    /** Actions that it asks for. */
    record Ask(String order, Action action) {}

    record State(String order, boolean isPlaced, Instant payBy, boolean isPaid, boolean isGivenUp, boolean isClosed) {

        List<Ask> ask(Action action) {
            return List.of(new Ask(order, action));
        }

        boolean waitsForPayment() {
            return isPlaced && !isPaid && !isGivenUp && !isClosed;
        }
    }

    @Override
    public State initialState() {
        return new State("", false, Instant.MAX, false, false, false);
    }

    @Override
    public Either<NoRejection, List<Step>> decide(Result result, State state) {
        return switch (result) {
            case Placed(var order, var payBy) -> state.isPlaced ? note() : note(new Begun(order, payBy));
            case Paid() -> state.isPaid || state.isGivenUp ? note() : note(new GotPayment());
            case Elapsed elapsed -> state.waitsForPayment() ? note(new GaveUp()) : note();
            case Refused() -> note(new WasRefused());
            case Settled() -> note(new Closed());
        };
    }

    @Override
    public State evolve(State state, Step step) {
        return switch (step) {
            case Begun(var order, var payBy) ->
                new State(order, true, payBy, state.isPaid, state.isGivenUp, state.isClosed);
            case GotPayment() ->
                new State(state.order, state.isPlaced, state.payBy, true, state.isGivenUp, state.isClosed);
            case GaveUp() -> new State(state.order, state.isPlaced, state.payBy, state.isPaid, true, state.isClosed);
            case WasRefused() -> state;
            case Closed() -> new State(state.order, state.isPlaced, state.payBy, state.isPaid, state.isGivenUp, true);
        };
    }

    @Override
    public boolean isFinal(State state) {
        return state.isClosed;
    }

    @Override
    public List<Ask> pending(State state) {
        if (state.isClosed) {
            return List.of();
        }
        return state.isGivenUp
                ? state.ask(Action.CANCEL)
                : state.isPlaced && state.isPaid ? state.ask(Action.SHIP) : List.of();
    }

    @Override
    public List<Ask> react(Step step, State state) {
        return switch (step) {
            case Begun begun -> state.isPaid ? state.ask(Action.SHIP) : List.of();
            case GotPayment paid -> state.isPlaced ? state.ask(Action.SHIP) : List.of();
            case GaveUp() -> state.ask(Action.CANCEL);
            case WasRefused refused -> List.of();
            case Closed closed -> List.of();
        };
    }

    @Override
    public List<Deadline> deadlines(State state) {
        return state.waitsForPayment() ? List.of(new Deadline("payment", state.payBy)) : List.of();
    }
}
