package dev.fstore.example;

import static dev.fstore.example.jooq.Tables.ORDERS;

import dev.fstore.application.Recorded;
import dev.fstore.application.ViewStateRepository;
import dev.fstore.example.jooq.tables.records.OrdersRecord;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.order.OrderStatus;
import dev.fstore.example.order.OrderSummary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The table of orders: the view's side, and the queries' side. */
record OrderRows(DSLContext database) implements ViewStateRepository<Optional<OrderSummary>, OrderEvent> {

    private static final int PAGE = 100;

    @Override
    public Optional<Optional<OrderSummary>> load(Recorded<OrderEvent> event) {
        return Optional.of(find(event.event().orderId()).map(Shown::summary));
    }

    @Override
    public void save(Recorded<OrderEvent> event, Optional<OrderSummary> order) {
        order.ifPresent(summary -> save(event, summary));
    }

    private void save(Recorded<OrderEvent> event, OrderSummary order) {
        var row = new OrdersRecord();
        row.setOrderId(order.orderId());
        row.setRestaurantId(order.restaurantId());
        row.setStatus(order.status().name());
        row.setTotalCents(order.totalCents());
        row.setLines(Json.toJsonb(order.lines()));
        order.reason().ifPresent(row::setReason);
        row.setVersion(event.version());
        row.setPlacedAt(event.recordedAt());
        database.insertInto(ORDERS)
                .set(row)
                .onConflict(ORDERS.ORDER_ID)
                .doUpdate()
                .set(ORDERS.STATUS, row.getStatus())
                .set(ORDERS.REASON, row.getReason())
                .set(ORDERS.VERSION, row.getVersion())
                .execute();
    }

    Optional<Shown<OrderSummary>> find(UUID orderId) {
        return database.fetchOptional(ORDERS, ORDERS.ORDER_ID.eq(orderId)).map(OrderRows::shown);
    }

    /** The newest orders, newest first. */
    List<Shown<OrderSummary>> newest() {
        return newest(DSL.noCondition());
    }

    /** The newest orders at one restaurant, newest first. */
    List<Shown<OrderSummary>> newestAt(UUID restaurantId) {
        return newest(ORDERS.RESTAURANT_ID.eq(restaurantId));
    }

    private List<Shown<OrderSummary>> newest(Condition condition) {
        return database.selectFrom(ORDERS)
                .where(condition)
                .orderBy(ORDERS.PLACED_AT.desc(), ORDERS.ORDER_ID)
                .limit(PAGE)
                .fetch(OrderRows::shown);
    }

    private static Shown<OrderSummary> shown(OrdersRecord row) {
        return new Shown<>(
                new OrderSummary(
                        row.getOrderId(),
                        row.getRestaurantId(),
                        OrderStatus.valueOf(row.getStatus()),
                        row.getTotalCents(),
                        Json.listOf(OrderLine.class, row.getLines()),
                        Optional.ofNullable(row.getReason())),
                row.getVersion());
    }
}
