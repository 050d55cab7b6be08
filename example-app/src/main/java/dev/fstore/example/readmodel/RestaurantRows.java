package dev.fstore.example.readmodel;

import static dev.fstore.example.readmodel.jooq.Tables.RESTAURANTS;
import static org.jooq.impl.DSL.excluded;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.example.readmodel.jooq.tables.records.RestaurantsRecord;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** The table of restaurants, which the view writes and queries read. */
public record RestaurantRows(DSLContext database)
        implements ViewStateRepository<UUID, Optional<RestaurantSummary>, RestaurantEvent> {

    private static final int PAGE = 100;

    @Override
    public UUID keyOf(Recorded<RestaurantEvent> event) {
        return event.event().restaurantId();
    }

    @Override
    public Map<UUID, Optional<RestaurantSummary>> load(Set<UUID> restaurantIds) {
        return database.selectFrom(RESTAURANTS)
                .where(RESTAURANTS.RESTAURANT_ID.in(restaurantIds))
                .fetchMap(
                        RESTAURANTS.RESTAURANT_ID, row -> Optional.of(shown(row).summary()));
    }

    @Override
    public void save(Collection<Evolved<UUID, Optional<RestaurantSummary>, RestaurantEvent>> restaurants) {
        var rows = restaurants.stream()
                .flatMap(restaurant -> restaurant.state().map(summary -> row(summary, restaurant.events())).stream())
                .toList();
        database.insertInto(RESTAURANTS)
                .columns(RESTAURANTS.fields())
                .valuesOfRecords(rows)
                .onConflict(RESTAURANTS.RESTAURANT_ID)
                .doUpdate()
                .set(RESTAURANTS.MENU, excluded(RESTAURANTS.MENU))
                .set(RESTAURANTS.ORDERS_ACCEPTED, excluded(RESTAURANTS.ORDERS_ACCEPTED))
                .set(RESTAURANTS.VERSION, excluded(RESTAURANTS.VERSION))
                .execute();
    }

    private static RestaurantsRecord row(RestaurantSummary restaurant, List<Recorded<RestaurantEvent>> events) {
        return new RestaurantsRecord(
                restaurant.restaurantId(),
                restaurant.name(),
                JsonColumn.of(restaurant.menu()),
                restaurant.ordersAccepted(),
                events.getLast().version(),
                events.getFirst().recordedAt());
    }

    public Optional<Shown<RestaurantSummary>> find(UUID restaurantId) {
        return database.fetchOptional(RESTAURANTS, RESTAURANTS.RESTAURANT_ID.eq(restaurantId))
                .map(RestaurantRows::shown);
    }

    /** Returns the latest restaurants, newest first. */
    public List<Shown<RestaurantSummary>> newest() {
        return database.selectFrom(RESTAURANTS)
                .orderBy(RESTAURANTS.OPENED_AT.desc(), RESTAURANTS.RESTAURANT_ID)
                .limit(PAGE)
                .fetch(RestaurantRows::shown);
    }

    private static Shown<RestaurantSummary> shown(RestaurantsRecord row) {
        return new Shown<>(
                new RestaurantSummary(
                        row.getRestaurantId(),
                        row.getName(),
                        JsonColumn.read(Dish.class, row.getMenu()),
                        row.getOrdersAccepted()),
                row.getVersion());
    }
}
