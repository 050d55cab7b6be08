package dev.fstore.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.order.OrderRejection.*;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.payment.PaymentRejection.*;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.Portion;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import dev.fstore.testkit.InMemoryEventRepository;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The decider and the saga together: what one command leads to, across streams. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShopTest {

    private static final UUID RESTAURANT = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final List<OrderLine> LINES = List.of(new OrderLine("Ramen", 2, 1_300));

    private final InMemoryEventRepository<ShopEvent> repository = new InMemoryEventRepository<>();
    private final CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> shop =
            new EventSourcedAggregate<>(Shop.decider(), Shop.saga(), ShopCommand::stream, repository);

    private final ShopCommand place = new PlaceOrder(RESTAURANT, ORDER, List.of(new Portion("Ramen", 2)));
    private final ShopCommand prepare = new PrepareOrder(ORDER);
    private final ShopCommand pay = new Pay(ORDER, 2_600);
    private final ShopCommand cancel = new CancelOrder(ORDER, "changed my mind");
    private final ShopCommand decline = new DeclinePayment(ORDER, "card expired");
    private final ShopCommand deliver = new DeliverOrder(ORDER);

    @BeforeEach
    void a_restaurant_is_open() {
        eventsOf(new OpenRestaurant(RESTAURANT, "Noodle bar", List.of(new Dish("Ramen", 1_300))));
    }

    @Test
    void an_order_goes_from_the_menu_to_the_guest() {
        assertThat(eventsOf(place))
                .containsExactly(
                        new OrderAccepted(RESTAURANT, ORDER, LINES), new OrderCreated(ORDER, RESTAURANT, LINES));
        assertThat(eventsOf(prepare))
                .containsExactly(new OrderPrepared(ORDER, 2_600), new PaymentRequested(ORDER, 2_600));
        assertThat(eventsOf(pay)).containsExactly(new PaymentCompleted(ORDER), new OrderPaid(ORDER));
        assertThat(eventsOf(deliver)).containsExactly(new OrderDelivered(ORDER));
    }

    @Test
    void an_order_that_is_cancelled_early_has_no_payment_to_void() {
        handle(place);
        assertThat(eventsOf(cancel)).containsExactly(new OrderCancelled(ORDER, "changed my mind"));
    }

    @Test
    void an_order_that_is_cancelled_late_cannot_be_paid_for_any_more() {
        handle(place, prepare);
        assertThat(eventsOf(cancel))
                .containsExactly(new OrderCancelled(ORDER, "changed my mind"), new PaymentVoided(ORDER));
        assertThat(rejectionOf(pay)).isEqualTo(new PaymentClosed(ORDER));
    }

    @Test
    void a_declined_payment_cancels_the_order_and_that_is_the_end_of_it() {
        handle(place, prepare);
        assertThat(eventsOf(decline))
                .containsExactly(new PaymentDeclined(ORDER, "card expired"), new OrderCancelled(ORDER, "card expired"));
    }

    @Test
    void to_cancel_twice_changes_nothing() {
        handle(place, prepare, cancel);
        assertThat(eventsOf(cancel)).isEmpty();
    }

    @Test
    void an_order_id_that_is_taken_is_not_accepted_by_the_restaurant_either() {
        handle(place);
        var before = repository.events();
        assertThat(rejectionOf(place)).isEqualTo(new OrderAlreadyExists(ORDER));
        assertThat(repository.events()).isEqualTo(before);
    }

    @Test
    void what_is_delivered_is_past_cancelling() {
        handle(place, prepare, pay, deliver);
        assertThat(rejectionOf(cancel)).isEqualTo(new TooLateOrTooEarly(ORDER, "delivered"));
    }

    private void handle(ShopCommand... commands) {
        List.of(commands).forEach(this::eventsOf);
    }

    private List<ShopEvent> eventsOf(ShopCommand command) {
        var outcome = shop.handle(command, Metadata.empty());
        assertThat(outcome.isRight()).as("%s: %s", command, outcome).isTrue();
        return outcome.get().events().stream().map(Recorded::event).toList();
    }

    private ShopRejection rejectionOf(ShopCommand command) {
        return switch (shop.handle(command, Metadata.empty()).getLeft()) {
            case Failure.Rejected<ShopRejection>(var stream, var rejection) -> rejection;
            case Failure.NotAppended<ShopRejection> failure -> throw new AssertionError(failure);
        };
    }
}
