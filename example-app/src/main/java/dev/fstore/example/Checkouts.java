package dev.fstore.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.domain.Deadline;
import dev.fstore.example.checkout.Checkout;
import dev.fstore.example.checkout.CheckoutAction;
import dev.fstore.example.checkout.CheckoutActions;
import dev.fstore.example.checkout.CheckoutNote;
import dev.fstore.example.checkout.CheckoutResult;
import dev.fstore.example.checkout.CheckoutState;
import dev.fstore.example.checkout.PaymentGateway;
import dev.fstore.example.http.PaymentShown;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.payment.PaymentEvent.PaymentCompleted;
import dev.fstore.example.payment.PaymentEvent.PaymentDeclined;
import dev.fstore.example.payment.PaymentEvent.PaymentRequested;
import dev.fstore.example.payment.PaymentEvent.PaymentSubmitted;
import dev.fstore.example.payment.PaymentEvent.PaymentVoided;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopRejection;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.process.HostedProcess;
import dev.fstore.postgres.process.ProcessHost;
import dev.fstore.postgres.subscription.FailurePolicy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;

/** The checkouts of all orders, at work. */
record Checkouts(ProcessHost<CheckoutResult, CheckoutState, CheckoutNote, CheckoutAction> host)
        implements AutoCloseable {

    private static final int CONCURRENCY = 8;
    private static final ProcessRunner<CheckoutResult, CheckoutState, CheckoutNote, CheckoutAction> RUNNER =
            new ProcessRunner<>("checkout", new Checkout(), deadline -> new CheckoutResult.TimeElapsed());
    private static final EventCodec<CheckoutNote> NOTES =
            EventCodec.<CheckoutNote>json().with("checkout", CheckoutNote.class);
    private static final EventCodec<PaymentEvent> PAYMENTS =
            EventCodec.<PaymentEvent>json().with("payment", PaymentEvent.class);

    /** @param payWithin how long a guest may take to pay */
    static Checkouts start(
            DSLContext database,
            CommandHandler<ShopCommand, ?, ?, ShopRejection> shop,
            PaymentGateway bank,
            Duration payWithin) {
        var answers = new BankAnswers(new CompletableFuture<>());
        var host = ProcessHost.start(
                database,
                HostedProcess.of(RUNNER, NOTES, new CheckoutActions(shop, bank, answers))
                        .hearing("payments", PAYMENTS, payment -> List.of(heard(payment, payWithin)))
                        .failing(FailurePolicy.backoff(Duration.ofMillis(50), Duration.ofSeconds(10), 50))
                        .concurrently(CONCURRENCY));
        answers.host.complete(host);
        return new Checkouts(host);
    }

    private static ProcessInput<CheckoutResult> heard(Recorded<PaymentEvent> payment, Duration payWithin) {
        return new ProcessInput<>(
                payment.event().orderId().toString(),
                switch (payment.event()) {
                    case PaymentRequested(var orderId, var cents) ->
                        new CheckoutResult.PaymentDue(
                                orderId, cents, payment.recordedAt().plus(payWithin));
                    case PaymentSubmitted submitted -> new CheckoutResult.CardGiven();
                    case PaymentCompleted completed -> new CheckoutResult.OrderPaid();
                    case PaymentDeclined declined -> new CheckoutResult.PaymentOver();
                    case PaymentVoided voided -> new CheckoutResult.PaymentOver();
                });
    }

    /** Tells a checkout the bank's answer. Ignores repeated answers. */
    private record BankAnswers(CompletableFuture<ProcessHost<CheckoutResult, ?, ?, ?>> host)
            implements PaymentGateway.Answers {

        @Override
        public void reserved(UUID orderId) {
            tell(orderId, new CheckoutResult.MoneyReserved());
        }

        @Override
        public void declined(UUID orderId, String reason) {
            tell(orderId, new CheckoutResult.CardDeclined(reason));
        }

        private void tell(UUID orderId, CheckoutResult answer) {
            var id = UUID.nameUUIDFromBytes("bank/%s".formatted(orderId).getBytes(UTF_8));
            var result = new ProcessResult<>(
                    orderId.toString(), answer, Metadata.empty().withCommandId(id));
            host.join().tell(List.of(result));
        }
    }

    PaymentShown shown(UUID orderId) {
        var waiting = host.waitingFor(orderId.toString());
        return new PaymentShown(
                waiting.deadlines().stream().map(Deadline::at).findFirst(),
                waiting.pending().stream()
                        .map(action -> action.getClass().getSimpleName())
                        .toList());
    }

    void wake() {
        host.wake();
    }

    @Override
    public void close() {
        host.close();
    }
}
