package dev.fstore.example.payment;

import static dev.fstore.testkit.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.payment.Payment.*;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.payment.PaymentRejection.*;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentDeciderTest {

    private static final UUID ORDER = UUID.randomUUID();

    private final PaymentDecider decider = new PaymentDecider();

    private final PaymentEvent requested = new PaymentRequested(ORDER, 2_950);
    private final PaymentEvent completed = new PaymentCompleted(ORDER);
    private final PaymentEvent declined = new PaymentDeclined(ORDER, "card expired");
    private final PaymentEvent submitted = new PaymentSubmitted(ORDER, 2_950);
    private final PaymentEvent voided = new PaymentVoided(ORDER);

    private final PaymentCommand request = new RequestPayment(ORDER, 2_950);
    private final PaymentCommand pay = new Pay(ORDER, 2_950);
    private final PaymentCommand submit = new SubmitPayment(ORDER, 2_950);
    private final PaymentCommand confirm = new ConfirmPayment(ORDER);
    private final PaymentCommand decline = new DeclinePayment(ORDER, "card expired");
    private final PaymentCommand voidIt = new VoidPayment(ORDER);

    @Test
    void a_payment_is_requested() {
        given(decider).when(request).then(requested).thenState(new Requested(2_950));
    }

    @Test
    void to_request_the_same_amount_again_changes_nothing() {
        given(decider, requested).when(request).thenNothing();
    }

    @Test
    void a_requested_amount_does_not_change() {
        given(decider, requested)
                .when(new RequestPayment(ORDER, 3_000))
                .thenRejected(new PaymentAlreadyRequested(ORDER));
    }

    @Test
    void a_guest_pays_exactly_the_amount() {
        given(decider, requested).when(pay).then(completed).thenState(new Completed());
    }

    @ParameterizedTest
    @CsvSource({"2949", "2951", "0", "-2950"})
    void no_other_amount_will_do(long cents) {
        given(decider, requested).when(new Pay(ORDER, cents)).thenRejected(new WrongAmount(ORDER, 2_950, cents));
    }

    @Test
    void nobody_pays_what_was_not_requested() {
        given(decider).when(pay).thenRejected(new PaymentUnknown(ORDER));
    }

    @Test
    void nobody_pays_twice() {
        given(decider, requested, completed).when(pay).thenRejected(new PaymentClosed(ORDER));
    }

    @Test
    void a_card_is_charged_once_the_bank_has_reserved_the_money() {
        given(decider, requested).when(submit).then(submitted).thenState(new Submitted(2_950));
        given(decider, requested, submitted).when(confirm).then(completed).thenState(new Completed());
    }

    @Test
    void a_card_is_charged_with_exactly_the_amount() {
        given(decider, requested).when(new SubmitPayment(ORDER, 1)).thenRejected(new WrongAmount(ORDER, 2_950, 1));
        given(decider, requested, submitted)
                .when(new SubmitPayment(ORDER, 1))
                .thenRejected(new WrongAmount(ORDER, 2_950, 1));
    }

    @Test
    void a_bank_declines() {
        given(decider, requested).when(decline).then(declined).thenState(new Abandoned());
    }

    @Test
    void nobody_pays_after_the_bank_declined() {
        given(decider, requested, declined).when(pay).thenRejected(new PaymentClosed(ORDER));
    }

    @Test
    void a_requested_payment_is_voided() {
        given(decider, requested).when(voidIt).then(voided).thenState(new Abandoned());
    }

    @Test
    void nobody_pays_what_was_voided() {
        given(decider, requested, voided).when(pay).thenRejected(new PaymentClosed(ORDER));
    }

    @Test
    void there_is_nothing_to_void_before_a_payment_is_requested() {
        given(decider).when(voidIt).thenNothing();
    }

    @Test
    void there_is_nothing_to_void_after_the_bank_declined() {
        given(decider, requested, declined).when(voidIt).thenNothing();
    }

    @Test
    void a_completed_payment_is_not_voided() {
        given(decider, requested, completed).when(voidIt).thenRejected(new PaymentClosed(ORDER));
    }

    @Test
    void completed_and_abandoned_payments_are_final_and_no_others() {
        assertThat(states().filter(decider::isFinal)).containsExactly(new Completed(), new Abandoned());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            #              request          | pay              | submit           | confirm          | decline         | void
            NotRequested | PaymentRequested | unknown          | unknown          | unknown          | unknown         | nothing
            Requested    | nothing          | PaymentCompleted | PaymentSubmitted | unknown          | PaymentDeclined | PaymentVoided
            Submitted    | requested        | under way        | nothing          | PaymentCompleted | PaymentDeclined | PaymentVoided
            Completed    | closed           | closed           | closed           | closed           | closed          | closed
            Abandoned    | closed           | closed           | closed           | closed           | closed          | nothing
            """)
    void every_command_in_every_state(
            String state, String request, String pay, String submit, String confirm, String decline, String voidIt) {
        assertThat(commands().map(command -> outcome(command, named(state))))
                .containsExactly(request, pay, submit, confirm, decline, voidIt);
    }

    private static Payment named(String name) {
        return states().filter(payment -> name(payment).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Payment> states() {
        return Stream.of(
                new NotRequested(), new Requested(2_950), new Submitted(2_950), new Completed(), new Abandoned());
    }

    private Stream<PaymentCommand> commands() {
        return Stream.of(request, pay, submit, confirm, decline, voidIt);
    }

    private String outcome(PaymentCommand command, Payment payment) {
        return decider.decide(command, payment)
                .fold(
                        rejection -> switch (rejection) {
                            case PaymentUnknown unknown -> "unknown";
                            case PaymentAlreadyRequested requested -> "requested";
                            case PaymentUnderWay underWay -> "under way";
                            case WrongAmount amount -> "wrong amount";
                            case PaymentClosed closed -> "closed";
                        },
                        events -> events.isEmpty() ? "nothing" : name(events.getFirst()));
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }
}
