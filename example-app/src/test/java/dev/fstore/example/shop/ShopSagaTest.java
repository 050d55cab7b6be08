package dev.fstore.example.shop;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopSagaTest {

    private static final UUID RESTAURANT = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final List<Dish> MENU = List.of(new Dish("Ramen", 1_300));
    private static final List<OrderLine> LINES = List.of(new OrderLine("Ramen", 2, 1_300));

    @Test
    void an_accepted_order_is_created() {
        given(Shop.saga())
                .when(new OrderAccepted(RESTAURANT, ORDER, LINES))
                .then(new CreateOrder(ORDER, RESTAURANT, LINES));
    }

    @Test
    void a_prepared_order_is_to_be_paid_for() {
        given(Shop.saga()).when(new OrderPrepared(ORDER, 2_600)).then(new RequestPayment(ORDER, 2_600));
    }

    @Test
    void a_completed_payment_marks_the_order_paid() {
        given(Shop.saga()).when(new PaymentCompleted(ORDER)).then(new MarkPaid(ORDER));
    }

    @Test
    void a_declined_payment_cancels_the_order() {
        given(Shop.saga())
                .when(new PaymentDeclined(ORDER, "card expired"))
                .then(new CancelOrder(ORDER, "card expired"));
    }

    @Test
    void a_cancelled_order_voids_its_payment() {
        given(Shop.saga()).when(new OrderCancelled(ORDER, "changed my mind")).then(new VoidPayment(ORDER));
    }

    @ParameterizedTest
    @MethodSource
    void all_else_leads_nowhere(ShopEvent event) {
        given(Shop.saga()).when(event).thenNothing();
    }

    static Stream<ShopEvent> all_else_leads_nowhere() {
        return Stream.of(
                new RestaurantOpened(RESTAURANT, "Noodle bar", MENU),
                new MenuChanged(RESTAURANT, MENU),
                new OrderCreated(ORDER, RESTAURANT, LINES),
                new OrderPaid(ORDER),
                new OrderDelivered(ORDER),
                new OrderRefused(ORDER, "out of noodles"),
                new PaymentRequested(ORDER, 2_600),
                new PaymentVoided(ORDER));
    }
}
