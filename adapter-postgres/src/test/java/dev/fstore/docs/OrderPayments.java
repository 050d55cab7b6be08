package dev.fstore.docs;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/** The process of docs/processes.md: cancels orders that are not paid in time. */
final class OrderPayments
        implements ProcessManager<
                OrderPayments.Told, OrderPayments.Wait, OrderPayments.Noted, OrderPayments.CancelOrder> {

    sealed interface Told {
        record OrderPlaced(String order, Instant payBy) implements Told {}

        record PaymentReceived() implements Told {}

        record TimeElapsed() implements Told {}
    }

    sealed interface Noted {
        record WaitBegan(String order, Instant payBy) implements Noted {}

        record Paid() implements Noted {}

        record GivenUp() implements Noted {}
    }

    record CancelOrder(String order) {}

    record Wait(String order, Instant payBy, boolean isPlaced, boolean isPaid, boolean isGivenUp) {}

    @Override
    public Wait initialState() {
        return new Wait("", Instant.EPOCH, false, false, false);
    }

    @Override
    public Either<NoRejection, List<Noted>> decide(Told told, Wait wait) {
        return switch (told) {
            case Told.OrderPlaced(var order, var payBy) ->
                wait.isPlaced() ? note() : note(new Noted.WaitBegan(order, payBy));
            case Told.PaymentReceived() -> wait.isPaid() ? note() : note(new Noted.Paid());
            case Told.TimeElapsed() -> wait.isPaid() ? note() : note(new Noted.GivenUp());
        };
    }

    @Override
    public Wait evolve(Wait wait, Noted noted) {
        return switch (noted) {
            case Noted.WaitBegan(var order, var payBy) -> new Wait(order, payBy, true, wait.isPaid(), false);
            case Noted.Paid() -> new Wait(wait.order(), wait.payBy(), wait.isPlaced(), true, wait.isGivenUp());
            case Noted.GivenUp() -> new Wait(wait.order(), wait.payBy(), wait.isPlaced(), wait.isPaid(), true);
        };
    }

    @Override
    public boolean isFinal(Wait wait) {
        return wait.isPlaced() && (wait.isPaid() || wait.isGivenUp());
    }

    @Override
    public List<Deadline> deadlines(Wait wait) {
        return wait.isPlaced() && !wait.isPaid() && !wait.isGivenUp()
                ? List.of(new Deadline("payment", wait.payBy()))
                : List.of();
    }

    @Override
    public List<CancelOrder> pending(Wait wait) {
        return wait.isGivenUp() ? List.of(new CancelOrder(wait.order())) : List.of();
    }

    @Override
    public List<CancelOrder> react(Noted noted, Wait wait) {
        return noted instanceof Noted.GivenUp ? pending(wait) : List.of();
    }
}
