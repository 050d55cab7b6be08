package dev.fstore.example.evolution;

import static dev.fstore.testkit.GivenWhenThen.givenStored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.example.evolution.OrderEventV2.Cause;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderLine;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.UnknownTypesException;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The events of an order through three versions, on a database that version 1 has left behind. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderEvolutionTest {

    private static final EventCodec<OrderEvent> V1 =
            EventCodec.<OrderEvent>json().with("order", OrderEvent.class);
    private static final UUID RESTAURANT = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final OrderLine CAUSA = new OrderLine("Causa", 2, 950);

    private static final View<Bill, OrderEvent> BILL_V1 = View.of(Bill.NONE, (bill, event) -> switch (event) {
        case OrderEvent.OrderCreated created -> bill.now("created").plus(created.total());
        case OrderEvent.OrderPrepared prepared -> bill.now("prepared");
        case OrderEvent.OrderPaid paid -> bill.now("paid");
        case OrderEvent.OrderDelivered delivered -> bill.now("delivered");
        case OrderEvent.OrderRefused refused -> bill.now("refused");
        case OrderEvent.OrderCancelled cancelled -> bill.now("cancelled");
    });

    private final DSLContext database;

    OrderEvolutionTest(TestDatabase database) throws SQLException {
        ShopV1.restore(database);
        this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    private static StreamId order(UUID id) {
        return new StreamId("order", id.toString());
    }

    /** A node of that version that starts, as its first. */
    private <E> EventRepository<E> node(EventCodec<E> codec) {
        return new PostgresEventRepository<>(database, codec);
    }

    private static <E> void append(EventRepository<E> events, UUID order, List<E> news) {
        var expected = events.load(order(order), View.of(0, (Integer count, E event) -> count + 1))
                .version();
        assertThat(events.append(List.of(new Append<>(order(order), expected, news, false)), Metadata.empty()))
                .isNotEmpty();
    }

    @Test
    void an_order_keeps_its_facts_from_version_to_version() {
        var first = node(V1);
        assertThat(bills(first, BILL_V1))
                .containsExactly(new Bill(3390, "delivered"), new Bill(2850, "cancelled"), new Bill(950, "prepared"));

        var second = node(OrderEventV2.CODEC);
        assertThat(bills(second, OrderEventV2.BILL)).isEqualTo(bills(first, BILL_V1));
        var inSecond = UUID.randomUUID();
        append(second, ShopV1.TO_BE_PAID, List.of(new OrderEventV2.OrderPaid(ShopV1.TO_BE_PAID)));
        append(
                second,
                inSecond,
                List.of(
                        new OrderEventV2.OrderCreated(inSecond, RESTAURANT, List.of(CAUSA), "PEN"),
                        new OrderEventV2.OrderReady(inSecond),
                        new OrderEventV2.OrderCancelled(inSecond, Cause.NOT_PAID, "late")));

        var third = node(OrderEventV3.CODEC);
        assertThat(bills(third, OrderEventV3.BILL)).isEqualTo(bills(second, OrderEventV2.BILL));
        assertThat(third.load(order(inSecond), OrderEventV3.BILL).state()).isEqualTo(new Bill(1900, "cancelled"));
        var inThird = UUID.randomUUID();
        append(
                third,
                inThird,
                List.of(
                        new OrderEventV3.OrderPlaced(inThird, RESTAURANT, "PEN"),
                        new OrderEventV3.DishOrdered(inThird, CAUSA)));
        assertThat(third.load(order(inThird), OrderEventV3.BILL).state()).isEqualTo(new Bill(1900, "created"));

        oldNodesStop();
        viewsReadAllVersions();
    }

    private static <E> List<Bill> bills(EventRepository<E> events, View<Bill, E> view) {
        return List.of(ShopV1.DELIVERED, ShopV1.CANCELLED, ShopV1.TO_BE_PAID).stream()
                .map(id -> events.load(order(id), view).state())
                .toList();
    }

    /** And say which types they do not know. */
    private void oldNodesStop() {
        assertThatThrownBy(() -> node(V1))
                .isInstanceOf(UnknownTypesException.class)
                .hasMessageContaining("order.OrderCreated version 2")
                .hasMessageContaining("order.DishOrdered version 1");
    }

    private void viewsReadAllVersions() {
        var seen = new ConcurrentLinkedQueue<Recorded<OrderEventV3>>();
        try (var subscription =
                Subscription.start(database, Subscriber.atLeastOnce("bills", OrderEventV3.CODEC, seen::add))) {
            await().until(() -> seen.stream()
                            .filter(event -> event.event() instanceof OrderEventV3.DishOrdered)
                            .count()
                    == 6);
        }
        var delivered = seen.stream()
                .filter(event -> event.stream().equals(order(ShopV1.DELIVERED)) && event.version() == 1)
                .toList();
        assertThat(delivered).map(Recorded::part).containsExactly(0, 1, 2);
        assertThat(seen.stream().map(event -> event.deliveryId("bills")).distinct())
                .hasSameSizeAs(seen);
    }

    @Test
    void each_old_version_is_read_as_events_of_today() {
        var id = ShopV1.CANCELLED;
        givenStored(
                        OrderEventV3.CODEC::read,
                        "order",
                        "OrderPrepared",
                        1,
                        "{\"orderId\": \"%s\", \"total\": 7}".formatted(id))
                .then(new OrderEventV3.OrderReady(id));
        givenStored(
                        OrderEventV3.CODEC::read,
                        "order",
                        "OrderRefused",
                        1,
                        "{\"orderId\": \"%s\", \"reason\": \"no fish\"}".formatted(id))
                .then(new OrderEventV3.OrderCancelled(id, Cause.OTHER, "no fish"));
        givenStored(
                        OrderEventV2.CODEC::read,
                        "order",
                        "OrderCancelled",
                        1,
                        "{\"orderId\": \"%s\", \"reason\": \"The guest did not pay in time\"}".formatted(id))
                .then(new OrderEventV2.OrderCancelled(id, Cause.NOT_PAID, "The guest did not pay in time"));
    }
}
