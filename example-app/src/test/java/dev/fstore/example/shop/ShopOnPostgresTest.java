package dev.fstore.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.domain.Saga;
import dev.fstore.example.order.OrderCommand.*;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderEvent.*;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.payment.PaymentCommand.*;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.payment.PaymentEvent.*;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.Portion;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import dev.fstore.postgres.EventCodec;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows from a command, on whichever streams, is one transaction. */
@ExtendWith(PostgresExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShopOnPostgresTest {

    private static final EventCodec<ShopEvent> CODEC = EventCodec.<ShopEvent>json()
            .with("restaurant", RestaurantEvent.class)
            .with("order", OrderEvent.class)
            .with("payment", PaymentEvent.class);

    /** Where dishes wait for guests. */
    private static final Saga<ShopEvent, ShopCommand> FAST_FOOD =
            event -> event instanceof OrderCreated created ? List.of(new PrepareOrder(created.orderId())) : List.of();

    private final UUID restaurant = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final List<OrderLine> lines = List.of(new OrderLine("Ramen", 2, 1_300));
    private final DSLContext database;
    private final PostgresEventRepository<ShopEvent> repository;
    private final CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> shop;

    ShopOnPostgresTest(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        this.repository = new PostgresEventRepository<>(this.database, CODEC);
        this.shop = with(Shop.saga());
        handle(shop, new OpenRestaurant(restaurant, "Noodle bar", List.of(new Dish("Ramen", 1_300))));
    }

    @Test
    void each_step_of_an_order_is_one_transaction_over_two_streams() {
        assertThat(handle(shop, place()))
                .containsExactly(
                        new OrderAccepted(restaurant, order, lines), new OrderCreated(order, restaurant, lines));
        assertThat(handle(shop, new PrepareOrder(order)))
                .containsExactly(new OrderPrepared(order, 2_600), new PaymentRequested(order, 2_600));
        assertThat(handle(shop, new Pay(order, 2_600)))
                .containsExactly(new PaymentCompleted(order), new OrderPaid(order));
    }

    @Test
    void one_command_leads_from_the_restaurant_over_the_order_to_its_payment_in_one_transaction() {
        assertThat(handle(with(Saga.merge(Shop.saga(), FAST_FOOD)), place()))
                .containsExactly(
                        new OrderAccepted(restaurant, order, lines),
                        new OrderCreated(order, restaurant, lines),
                        new OrderPrepared(order, 2_600),
                        new PaymentRequested(order, 2_600));
    }

    @Test
    void what_is_rejected_at_the_end_of_the_way_leaves_nothing_on_it() {
        handle(with(Saga.merge(Shop.saga(), FAST_FOOD)), place());
        long before = countEvents();

        assertThat(shop.handle(place(), Metadata.empty()).isLeft()).isTrue();

        assertThat(countEvents()).isEqualTo(before);
    }

    private ShopCommand place() {
        return new PlaceOrder(restaurant, order, List.of(new Portion("Ramen", 2)));
    }

    private CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> with(Saga<ShopEvent, ShopCommand> saga) {
        return new EventSourcedAggregate<>(Shop.decider(), saga, ShopCommand::stream, repository);
    }

    /** The events of the command, which are all that is stored of it, by one transaction. */
    private List<ShopEvent> handle(
            CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> handler, ShopCommand command) {
        var id = UUID.randomUUID();
        var events = handler.handle(command, Metadata.empty().withCommandId(id))
                .get()
                .events();

        assertThat(repository.eventsOf(id)).isEqualTo(events);
        assertThat(database.fetchValue("SELECT count(DISTINCT transaction_id) FROM events WHERE command_id = ?", id))
                .isEqualTo(1L);
        return events.stream().map(Recorded::event).toList();
    }

    private long countEvents() {
        return database.fetchCount(DSL.table("events"));
    }
}
