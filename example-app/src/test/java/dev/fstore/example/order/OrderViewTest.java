package dev.fstore.example.order;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.example.order.OrderEvent.*;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderViewTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID RESTAURANT = UUID.randomUUID();
    private static final List<OrderLine> LINES =
            List.of(new OrderLine("Ramen", 2, 1_300), new OrderLine("Green tea", 1, 350));

    private final OrderView view = new OrderView();

    private final OrderEvent created = new OrderCreated(ID, RESTAURANT, LINES);
    private final OrderEvent prepared = new OrderPrepared(ID, 2_950);
    private final OrderEvent paid = new OrderPaid(ID);

    @Test
    void there_is_nothing_to_see_before_the_order_is_created() {
        given(view).then(Optional.empty());
    }

    @Test
    void a_created_order_shows_its_lines_and_their_total() {
        given(view, created).then(seen(OrderStatus.CREATED, Optional.empty()));
    }

    @Test
    void a_prepared_order_shows_that_it_is_prepared() {
        given(view, created, prepared).then(seen(OrderStatus.PREPARED, Optional.empty()));
    }

    @Test
    void a_paid_order_shows_that_it_is_paid() {
        given(view, created, prepared, paid).then(seen(OrderStatus.PAID, Optional.empty()));
    }

    @Test
    void a_delivered_order_shows_that_it_is_delivered() {
        given(view, created, prepared, paid, new OrderDelivered(ID))
                .then(seen(OrderStatus.DELIVERED, Optional.empty()));
    }

    @Test
    void a_refused_order_shows_why() {
        given(view, created, new OrderRefused(ID, "out of noodles"))
                .then(seen(OrderStatus.REFUSED, Optional.of("out of noodles")));
    }

    @Test
    void a_cancelled_order_shows_why() {
        given(view, created, prepared, new OrderCancelled(ID, "changed my mind"))
                .then(seen(OrderStatus.CANCELLED, Optional.of("changed my mind")));
    }

    private static Optional<OrderSummary> seen(OrderStatus status, Optional<String> reason) {
        return Optional.of(new OrderSummary(ID, RESTAURANT, status, 2_950, LINES, reason));
    }
}
