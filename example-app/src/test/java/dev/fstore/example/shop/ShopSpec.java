package dev.fstore.example.shop;

import static dev.fstore.example.order.OrderStatus.*;
import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.application.EventRepository;
import dev.fstore.domain.CombinedState;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.example.order.Order;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.order.OrderRejection.*;
import dev.fstore.example.order.OrderStatus;
import dev.fstore.example.order.OrderSummary;
import dev.fstore.example.order.OrderView;
import dev.fstore.example.payment.Payment;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.payment.PaymentRejection.*;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.Menu;
import dev.fstore.example.restaurant.Portion;
import dev.fstore.example.restaurant.Restaurant;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import dev.fstore.example.restaurant.RestaurantRejection.*;
import dev.fstore.example.restaurant.RestaurantSummary;
import dev.fstore.example.restaurant.RestaurantView;
import dev.fstore.testkit.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deciders, saga and views together: what one command leads to, across streams, in whichever repository. */
abstract class ShopSpec {

    private static final UUID RESTAURANT = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final List<Dish> MENU = List.of(new Dish("Ramen", 1_300));
    private static final List<OrderLine> LINES = List.of(new OrderLine("Ramen", 2, 1_300));

    /** Where dishes wait for guests. */
    static final Saga<ShopEvent, ShopCommand> FAST_FOOD = Saga.merge(
            Shop.saga(),
            event -> event instanceof OrderCreated created ? List.of(new PrepareOrder(created.orderId())) : List.of());

    final ShopCommand open = new OpenRestaurant(RESTAURANT, "Noodle bar", MENU);
    final ShopCommand place = new PlaceOrder(RESTAURANT, ORDER, List.of(new Portion("Ramen", 2)));
    private final ShopCommand create = new CreateOrder(ORDER, RESTAURANT, LINES);
    private final ShopCommand prepare = new PrepareOrder(ORDER);
    private final ShopCommand request = new RequestPayment(ORDER, 2_600);
    private final ShopCommand pay = new Pay(ORDER, 2_600);
    private final ShopCommand decline = new DeclinePayment(ORDER, "card expired");
    private final ShopCommand deliver = new DeliverOrder(ORDER);
    private final ShopCommand refuse = new RefuseOrder(ORDER, "out of noodles");
    private final ShopCommand cancel = new CancelOrder(ORDER, "changed my mind");

    final EventRepository<ShopEvent> repository;
    private final Workflow<ShopCommand, CombinedState, ShopEvent, ShopRejection> shop;

    ShopSpec(EventRepository<ShopEvent> repository) {
        this.repository = repository;
        this.shop = with(Shop.saga());
    }

    private Workflow<ShopCommand, CombinedState, ShopEvent, ShopRejection> with(Saga<ShopEvent, ShopCommand> saga) {
        return Workflow.of(Shop.decider(), saga, ShopCommand::stream)
                .with("restaurants", View.adapt(new RestaurantView(), RestaurantEvent.class))
                .with("orders", View.adapt(new OrderView(), OrderEvent.class))
                .on(repository);
    }

    @Test
    void a_restaurant_opens_with_its_menu() {
        given(shop)
                .when(open)
                .then(new RestaurantOpened(RESTAURANT, "Noodle bar", MENU))
                .thenCommands()
                .thenState(open.stream(), state -> state.of(Shop.RESTAURANTS), new Restaurant.Open(new Menu(MENU)))
                .thenView("restaurants", open.stream(), restaurant(0));
    }

    @Test
    void a_restaurant_creates_the_orders_it_accepts() {
        given(shop, open)
                .when(place)
                .then(new OrderAccepted(RESTAURANT, ORDER, LINES), new OrderCreated(ORDER, RESTAURANT, LINES))
                .thenCommands(create)
                .thenState(create.stream(), state -> state.of(Shop.ORDERS), new Order.Created(2_600))
                .thenView("restaurants", open.stream(), restaurant(1))
                .thenView("orders", create.stream(), order(CREATED));
    }

    @Test
    void a_dish_that_is_not_on_the_menu_cannot_be_ordered() {
        given(shop, open)
                .when(new PlaceOrder(RESTAURANT, ORDER, List.of(new Portion("Pizza", 1))))
                .thenRejected(new NotOnTheMenu(List.of("Pizza")));
    }

    @Test
    void an_order_id_that_is_taken_is_not_accepted_by_the_restaurant_either() {
        given(shop, open, place).when(place).thenRejected(new OrderAlreadyExists(ORDER));
    }

    @Test
    void a_prepared_order_must_be_paid_for() {
        given(shop, open, place)
                .when(prepare)
                .then(new OrderPrepared(ORDER, 2_600), new PaymentRequested(ORDER, 2_600))
                .thenCommands(request)
                .thenState(request.stream(), state -> state.of(Shop.PAYMENTS), new Payment.Requested(2_600))
                .thenView("orders", prepare.stream(), order(PREPARED));
    }

    @Test
    void one_command_may_lead_from_the_restaurant_over_the_order_to_its_payment() {
        given(with(FAST_FOOD), open)
                .when(place)
                .then(
                        new OrderAccepted(RESTAURANT, ORDER, LINES),
                        new OrderCreated(ORDER, RESTAURANT, LINES),
                        new OrderPrepared(ORDER, 2_600),
                        new PaymentRequested(ORDER, 2_600))
                .thenCommands(create, prepare, request);
    }

    @Test
    void a_payment_marks_the_order_as_paid() {
        given(shop, open, place, prepare)
                .when(pay)
                .then(pay.stream(), new PaymentCompleted(ORDER))
                .then(deliver.stream(), new OrderPaid(ORDER))
                .thenState(deliver.stream(), state -> state.of(Shop.ORDERS), new Order.Paid())
                .thenView("orders", deliver.stream(), order(PAID));
    }

    @Test
    void a_paid_order_goes_to_its_guest_and_is_past_cancelling() {
        given(shop, open, place, prepare, pay)
                .when(deliver)
                .then(new OrderDelivered(ORDER))
                .thenView("orders", deliver.stream(), order(DELIVERED));
        given(shop, open, place, prepare, pay, deliver)
                .when(cancel)
                .thenRejected(new TooLateOrTooEarly(ORDER, "delivered"));
    }

    @Test
    void a_refused_order_cannot_be_paid_for() {
        given(shop, open, place)
                .when(refuse)
                .then(new OrderRefused(ORDER, "out of noodles"))
                .thenView("orders", refuse.stream(), order(REFUSED, "out of noodles"));
        given(shop, open, place, refuse).when(pay).thenRejected(new PaymentUnknown(ORDER));
    }

    @Test
    void an_order_that_is_cancelled_early_has_no_payment_to_void() {
        given(shop, open, place)
                .when(cancel)
                .then(new OrderCancelled(ORDER, "changed my mind"))
                .thenView("orders", cancel.stream(), order(CANCELLED, "changed my mind"));
    }

    @Test
    void an_order_that_is_cancelled_late_cannot_be_paid_for_any_more() {
        given(shop, open, place, prepare)
                .when(cancel)
                .then(new OrderCancelled(ORDER, "changed my mind"), new PaymentVoided(ORDER))
                .thenState(pay.stream(), state -> state.of(Shop.PAYMENTS), new Payment.Abandoned());
        given(shop, open, place, prepare, cancel).when(pay).thenRejected(new PaymentClosed(ORDER));
    }

    @Test
    void to_cancel_twice_changes_nothing() {
        given(shop, open, place, prepare, cancel).when(cancel).thenNothing();
    }

    @Test
    void a_declined_payment_cancels_the_order_and_that_is_the_end_of_it() {
        given(shop, open, place, prepare)
                .when(decline)
                .then(new PaymentDeclined(ORDER, "card expired"), new OrderCancelled(ORDER, "card expired"))
                .thenView("orders", cancel.stream(), order(CANCELLED, "card expired"));
    }

    private static Optional<RestaurantSummary> restaurant(long orders) {
        return Optional.of(new RestaurantSummary(RESTAURANT, "Noodle bar", MENU, orders));
    }

    private static Optional<OrderSummary> order(OrderStatus status) {
        return Optional.of(new OrderSummary(ORDER, RESTAURANT, status, 2_600, LINES, Optional.empty()));
    }

    private static Optional<OrderSummary> order(OrderStatus status, String reason) {
        return Optional.of(new OrderSummary(ORDER, RESTAURANT, status, 2_600, LINES, Optional.of(reason)));
    }
}
