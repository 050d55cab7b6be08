package dev.fstore.domain;

import static dev.fstore.domain.ProcessManager.note;

import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;

/** Ships an order as soon as it is paid and packed, whichever comes first. */
final class Fulfilment
        implements ProcessManager<Fulfilment.Result, Fulfilment.State, Fulfilment.Step, Fulfilment.Action> {

    /** Results from elsewhere, which may be told more than once. */
    enum Result {
        ORDER_PLACED,
        PAYMENT_RECEIVED,
        PARCEL_PACKED,
        PARCEL_SHIPPED
    }

    /** Events of the process. */
    enum Step {
        BEGUN,
        PAID,
        PACKED,
        DONE
    }

    enum Action {
        REQUEST_PAYMENT,
        PACK_PARCEL,
        SHIP_PARCEL
    }

    sealed interface State {}

    record Waiting() implements State {}

    record Open(boolean paid, boolean packed) implements State {

        boolean ready() {
            return paid && packed;
        }
    }

    record Done() implements State {}

    @Override
    public State initialState() {
        return new Waiting();
    }

    @Override
    public Either<NoRejection, List<Step>> decide(Result result, State state) {
        return switch (state) {
            case Waiting() -> result == Result.ORDER_PLACED ? note(Step.BEGUN) : note();
            case Open open ->
                switch (result) {
                    case ORDER_PLACED -> note();
                    case PAYMENT_RECEIVED -> open.paid() ? note() : note(Step.PAID);
                    case PARCEL_PACKED -> open.packed() ? note() : note(Step.PACKED);
                    case PARCEL_SHIPPED -> open.ready() ? note(Step.DONE) : note();
                };
            case Done() -> note();
        };
    }

    @Override
    public State evolve(State state, Step step) {
        return switch (step) {
            case BEGUN -> new Open(false, false);
            case PAID -> state instanceof Open open ? new Open(true, open.packed()) : state;
            case PACKED -> state instanceof Open open ? new Open(open.paid(), true) : state;
            case DONE -> new Done();
        };
    }

    @Override
    public boolean isFinal(State state) {
        return state instanceof Done;
    }

    // @start region="process"
    @Override
    public List<Action> pending(State state) {
        return state instanceof Open open
                ? Stream.of(Action.values())
                        .filter(action -> switch (action) {
                            case REQUEST_PAYMENT -> !open.paid();
                            case PACK_PARCEL -> !open.packed();
                            case SHIP_PARCEL -> open.ready();
                        })
                        .toList()
                : List.of();
    }

    @Override
    public List<Action> react(Step step, State state) {
        return switch (step) {
            case BEGUN -> List.of(Action.REQUEST_PAYMENT, Action.PACK_PARCEL);
            case PAID, PACKED -> state instanceof Open open && open.ready() ? List.of(Action.SHIP_PARCEL) : List.of();
            case DONE -> List.of();
        };
    }
    // @end
}
