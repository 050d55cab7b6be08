package dev.fstore.example.readmodel;

import static dev.fstore.example.readmodel.jooq.Tables.ORDERS;
import static org.jooq.impl.DSL.excluded;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderLine;
import dev.fstore.example.order.OrderStatus;
import dev.fstore.example.order.OrderSummary;
import dev.fstore.example.readmodel.jooq.tables.records.OrdersRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The table of orders, which the view writes and queries read. */
public record OrderRows(DSLContext database) implements ViewStateRepository<UUID, Optional<OrderSummary>, OrderEvent> {

    private static final int PAGE = 100;

    @Override
    public UUID keyOf(Recorded<OrderEvent> event) {
        return event.event().orderId();
    }

    @Override
    public Map<UUID, Optional<OrderSummary>> load(Set<UUID> orderIds) {
        return database.selectFrom(ORDERS)
                .where(ORDERS.ORDER_ID.in(orderIds))
                .fetchMap(ORDERS.ORDER_ID, row -> Optional.of(shown(row).summary()));
    }

    @Override
    public void save(Collection<Evolved<UUID, Optional<OrderSummary>, OrderEvent>> orders) {
        var rows = orders.stream()
                .flatMap(order -> order.state().map(summary -> row(summary, order.events())).stream())
                .toList();
        database.insertInto(ORDERS)
                .columns(ORDERS.fields())
                .valuesOfRecords(rows)
                .onConflict(ORDERS.ORDER_ID)
                .doUpdate()
                .set(ORDERS.STATUS, excluded(ORDERS.STATUS))
                .set(ORDERS.REASON, excluded(ORDERS.REASON))
                .set(ORDERS.VERSION, excluded(ORDERS.VERSION))
                .execute();
    }

    private static OrdersRecord row(OrderSummary order, List<Recorded<OrderEvent>> events) {
        var row = new OrdersRecord();
        row.setOrderId(order.orderId());
        row.setRestaurantId(order.restaurantId());
        row.setStatus(order.status().name());
        row.setTotalCents(order.totalCents());
        row.setLines(JsonColumn.of(order.lines()));
        order.reason().ifPresent(row::setReason);
        row.setVersion(events.getLast().version());
        row.setPlacedAt(events.getFirst().recordedAt());
        return row;
    }

    public Optional<Shown<OrderSummary>> find(UUID orderId) {
        return database.fetchOptional(ORDERS, ORDERS.ORDER_ID.eq(orderId)).map(OrderRows::shown);
    }

    /** Returns the latest orders, newest first. */
    public List<Shown<OrderSummary>> newest() {
        return newest(DSL.noCondition());
    }

    /** Returns the latest orders at one restaurant, newest first. */
    public List<Shown<OrderSummary>> newestAt(UUID restaurantId) {
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
                        JsonColumn.read(OrderLine.class, row.getLines()),
                        Optional.ofNullable(row.getReason())),
                row.getVersion());
    }
}
