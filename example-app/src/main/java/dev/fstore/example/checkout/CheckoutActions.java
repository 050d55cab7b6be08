package dev.fstore.example.checkout;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.example.checkout.CheckoutAction.ConfirmOrder;
import dev.fstore.example.checkout.CheckoutAction.DeclineOrder;
import dev.fstore.example.checkout.CheckoutAction.GiveUpOrder;
import dev.fstore.example.checkout.CheckoutAction.ReleaseMoney;
import dev.fstore.example.checkout.CheckoutAction.ReserveMoney;
import dev.fstore.example.checkout.CheckoutAction.TakeMoney;
import dev.fstore.example.order.OrderCommand.CancelOrder;
import dev.fstore.example.payment.PaymentCommand.ConfirmPayment;
import dev.fstore.example.payment.PaymentCommand.DeclinePayment;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopRejection;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries out what a checkout asks for: as commands to the shop, or as calls of the bank.
 *
 * @param answers hears what the bank answers
 */
public record CheckoutActions(
        CommandHandler<ShopCommand, ?, ?, ShopRejection> shop, PaymentGateway bank, PaymentGateway.Answers answers)
        implements ActionHandler<CheckoutAction, CheckoutResult> {

    @Override
    public Optional<CheckoutResult> handle(CheckoutAction action, Metadata metadata) {
        var key = metadata.commandId().orElseThrow();
        return switch (action) {
            case ReserveMoney(var orderId, var cents) -> {
                bank.reserve(key, orderId, cents, answers);
                yield Optional.empty();
            }
            case TakeMoney(var orderId) -> {
                bank.take(key, orderId);
                yield Optional.of(new CheckoutResult.MoneySettled());
            }
            case ReleaseMoney(var orderId) -> {
                bank.release(key, orderId);
                yield Optional.of(new CheckoutResult.MoneySettled());
            }
            // A refusal means that the payment is closed: somebody was faster, and the money is released.
            case ConfirmOrder(var orderId) ->
                command(new ConfirmPayment(orderId), metadata, new CheckoutResult.PaymentOver());
            case DeclineOrder(var orderId, var reason) ->
                command(new DeclinePayment(orderId, reason), metadata, new CheckoutResult.PaymentOver());
            case GiveUpOrder(var orderId) -> giveUp(orderId, metadata);
        };
    }

    /** An order that cannot be cancelled any more was paid for in time, and the checkout hears of that as well. */
    private Optional<CheckoutResult> giveUp(UUID orderId, Metadata metadata) {
        send(new CancelOrder(orderId, "not paid in time"), metadata);
        return Optional.empty();
    }

    private Optional<CheckoutResult> command(ShopCommand command, Metadata metadata, CheckoutResult refused) {
        return send(command, metadata) ? Optional.empty() : Optional.of(refused);
    }

    /** Returns whether the shop did it. */
    private boolean send(ShopCommand command, Metadata metadata) {
        return shop.handle(command, metadata)
                .fold(
                        failure -> switch (failure) {
                            case Failure.Rejected<ShopRejection> rejected -> false;
                            case Failure.NotAppended<ShopRejection>(var reason) ->
                                throw new IllegalStateException("Not stored: " + reason);
                            case Failure.CommandIdReused<ShopRejection> reused ->
                                throw new IllegalStateException("Not stored: " + reused);
                        },
                        outcome -> true);
    }
}
