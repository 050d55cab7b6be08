package dev.fstore.example.payment;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.domain.Decider;
import dev.fstore.example.payment.Payment.*;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.payment.PaymentRejection.*;
import io.vavr.control.Either;
import java.util.List;

/**
 * Decides on the payment of one order. Every combination that is not in this table is rejected.
 *
 * <pre>
 * command           while the payment is            leads to
 * RequestPayment    not requested                   PaymentRequested
 * Pay               requested, exactly that much    PaymentCompleted
 * DeclinePayment    requested                       PaymentDeclined
 * VoidPayment       requested                       PaymentVoided
 * SubmitPayment     requested, exactly that much    PaymentSubmitted
 * ConfirmPayment    submitted                       PaymentCompleted
 * DeclinePayment    submitted                       PaymentDeclined
 * VoidPayment       submitted                       PaymentVoided
 * SubmitPayment     submitted, exactly that much    nothing
 * RequestPayment    requested, exactly that much    nothing
 * VoidPayment       not requested, or abandoned     nothing
 * </pre>
 *
 * <p>The last two lead to nothing instead of a rejection, because a rejection would undo the whole transaction of the
 * saga that sends them.
 */
public final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent, PaymentRejection> {

    @Override
    public Payment initialState() {
        return new NotRequested();
    }

    @Override
    public Either<PaymentRejection, List<PaymentEvent>> decide(PaymentCommand command, Payment payment) {
        return switch (payment) {
            case NotRequested() -> beforeRequest(command);
            case Requested(var cents) -> whileRequested(command, cents);
            case Submitted(var cents) -> whileSubmitted(command, cents);
            case Completed() -> reject(new PaymentClosed(command.orderId()));
            case Abandoned() ->
                command instanceof VoidPayment ? accept() : reject(new PaymentClosed(command.orderId()));
        };
    }

    private static Either<PaymentRejection, List<PaymentEvent>> beforeRequest(PaymentCommand command) {
        return switch (command) {
            case RequestPayment(var id, var cents) -> accept(new PaymentRequested(id, cents));
            case Pay pay -> reject(new PaymentUnknown(pay.orderId()));
            case SubmitPayment submit -> reject(new PaymentUnknown(submit.orderId()));
            case ConfirmPayment confirm -> reject(new PaymentUnknown(confirm.orderId()));
            case DeclinePayment decline -> reject(new PaymentUnknown(decline.orderId()));
            case VoidPayment nothingToVoid -> accept();
        };
    }

    private static Either<PaymentRejection, List<PaymentEvent>> whileRequested(PaymentCommand command, long requested) {
        return switch (command) {
            case RequestPayment(var id, var cents) ->
                cents == requested ? accept() : reject(new PaymentAlreadyRequested(id));
            case Pay(var id, var cents) ->
                cents == requested ? accept(new PaymentCompleted(id)) : reject(new WrongAmount(id, requested, cents));
            case SubmitPayment(var id, var cents) ->
                cents == requested
                        ? accept(new PaymentSubmitted(id, cents))
                        : reject(new WrongAmount(id, requested, cents));
            case ConfirmPayment(var id) -> reject(new PaymentUnknown(id));
            case DeclinePayment(var id, var reason) -> accept(new PaymentDeclined(id, reason));
            case VoidPayment(var id) -> accept(new PaymentVoided(id));
        };
    }

    private static Either<PaymentRejection, List<PaymentEvent>> whileSubmitted(PaymentCommand command, long submitted) {
        return switch (command) {
            case RequestPayment request -> reject(new PaymentAlreadyRequested(request.orderId()));
            case Pay pay -> reject(new PaymentUnderWay(pay.orderId()));
            case SubmitPayment(var id, var cents) ->
                cents == submitted ? accept() : reject(new WrongAmount(id, submitted, cents));
            case ConfirmPayment(var id) -> accept(new PaymentCompleted(id));
            case DeclinePayment(var id, var reason) -> accept(new PaymentDeclined(id, reason));
            case VoidPayment(var id) -> accept(new PaymentVoided(id));
        };
    }

    @Override
    public Payment evolve(Payment payment, PaymentEvent event) {
        return switch (event) {
            case PaymentRequested requested -> new Requested(requested.cents());
            case PaymentSubmitted submitted -> new Submitted(submitted.cents());
            case PaymentCompleted completed -> new Completed();
            case PaymentDeclined declined -> new Abandoned();
            case PaymentVoided voided -> new Abandoned();
        };
    }

    @Override
    public boolean isFinal(Payment payment) {
        return payment instanceof Closed;
    }
}
