package dev.fstore.example.order;

import static dev.fstore.testkit.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.order.Order.*;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderRejection.*;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeciderTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID RESTAURANT = UUID.randomUUID();
    private static final List<OrderLine> LINES =
            List.of(new OrderLine("Ramen", 2, 1_300), new OrderLine("Green tea", 1, 350));

    private final OrderDecider decider = new OrderDecider();

    private final OrderEvent created = new OrderCreated(ID, RESTAURANT, LINES);
    private final OrderEvent prepared = new OrderPrepared(ID, 2_950);
    private final OrderEvent paid = new OrderPaid(ID);
    private final OrderEvent delivered = new OrderDelivered(ID);
    private final OrderEvent refused = new OrderRefused(ID, "out of noodles");
    private final OrderEvent cancelled = new OrderCancelled(ID, "changed my mind");

    private final OrderCommand create = new CreateOrder(ID, RESTAURANT, LINES);
    private final OrderCommand prepare = new PrepareOrder(ID);
    private final OrderCommand refuse = new RefuseOrder(ID, "out of noodles");
    private final OrderCommand cancel = new CancelOrder(ID, "changed my mind");
    private final OrderCommand markPaid = new MarkPaid(ID);
    private final OrderCommand deliver = new DeliverOrder(ID);

    @Test
    void an_order_is_created_with_what_was_accepted() {
        given(decider).when(create).then(created).thenState(new Created(2_950));
    }

    @Test
    void there_is_one_order_of_an_id() {
        given(decider, created).when(create).thenRejected(new OrderAlreadyExists(ID));
    }

    @Test
    void a_created_order_is_prepared_and_its_total_is_due() {
        given(decider, created).when(prepare).then(prepared).thenState(new Prepared());
    }

    @Test
    void the_kitchen_refuses_an_order_that_it_cannot_prepare() {
        given(decider, created).when(refuse).then(refused).thenState(new Refused());
    }

    @Test
    void the_kitchen_does_not_refuse_what_it_has_prepared() {
        given(decider, created, prepared).when(refuse).thenRejected(new TooLateOrTooEarly(ID, "prepared"));
    }

    @Test
    void a_guest_cancels_before_the_order_is_prepared() {
        given(decider, created).when(cancel).then(cancelled).thenState(new Cancelled());
    }

    @Test
    void a_guest_cancels_before_the_order_is_paid() {
        given(decider, created, prepared).when(cancel).then(cancelled).thenState(new Cancelled());
    }

    @Test
    void a_guest_does_not_cancel_what_is_paid() {
        given(decider, created, prepared, paid).when(cancel).thenRejected(new TooLateOrTooEarly(ID, "paid"));
    }

    @Test
    void an_order_is_cancelled_once() {
        given(decider, created, cancelled).when(cancel).thenNothing();
    }

    @Test
    void a_prepared_order_is_paid() {
        given(decider, created, prepared).when(markPaid).then(paid).thenState(new Paid());
    }

    @Test
    void an_order_is_paid_once() {
        given(decider, created, prepared, paid).when(markPaid).thenNothing();
    }

    @Test
    void a_paid_order_is_delivered() {
        given(decider, created, prepared, paid).when(deliver).then(delivered).thenState(new Delivered());
    }

    @Test
    void an_order_is_not_delivered_before_it_is_paid() {
        given(decider, created, prepared).when(deliver).thenRejected(new TooLateOrTooEarly(ID, "prepared"));
    }

    @Test
    void nothing_but_to_create_it_can_be_asked_of_an_order_that_does_not_exist() {
        given(decider).when(cancel).thenRejected(new OrderUnknown(ID));
    }

    @Test
    void delivered_refused_and_cancelled_orders_are_final_and_no_others() {
        assertThat(states().filter(decider::isFinal)).containsExactly(new Delivered(), new Refused(), new Cancelled());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            #           create       | prepare       | refuse       | cancel         | mark paid | deliver
            not placed | OrderCreated | unknown       | unknown      | unknown        | unknown   | unknown
            created    | exists       | OrderPrepared | OrderRefused | OrderCancelled | not now   | not now
            prepared   | exists       | not now       | not now      | OrderCancelled | OrderPaid | not now
            paid       | exists       | not now       | not now      | not now        | nothing   | OrderDelivered
            delivered  | exists       | not now       | not now      | not now        | not now   | not now
            refused    | exists       | not now       | not now      | not now        | not now   | not now
            cancelled  | exists       | not now       | not now      | nothing        | not now   | not now
            """)
    void every_command_in_every_state(
            String state,
            String create,
            String prepare,
            String refuse,
            String cancel,
            String markPaid,
            String deliver) {
        assertThat(commands().map(command -> outcome(command, labelled(state))))
                .containsExactly(create, prepare, refuse, cancel, markPaid, deliver);
    }

    private static Order labelled(String label) {
        return states().filter(order -> order.label().equals(label)).findFirst().orElseThrow();
    }

    private static Stream<Order> states() {
        return Stream.of(
                new NotPlaced(),
                new Created(2_950),
                new Prepared(),
                new Paid(),
                new Delivered(),
                new Refused(),
                new Cancelled());
    }

    private Stream<OrderCommand> commands() {
        return Stream.of(create, prepare, refuse, cancel, markPaid, deliver);
    }

    private String outcome(OrderCommand command, Order order) {
        return decider.decide(command, order)
                .fold(
                        rejection -> switch (rejection) {
                            case OrderUnknown unknown -> "unknown";
                            case OrderAlreadyExists exists -> "exists";
                            case TooLateOrTooEarly notNow -> "not now";
                        },
                        events -> events.isEmpty()
                                ? "nothing"
                                : events.getFirst().getClass().getSimpleName());
    }
}
