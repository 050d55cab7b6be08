package dev.fstore.example;

import static dev.fstore.example.jooq.Tables.RESTAURANTS;

import dev.fstore.application.Recorded;
import dev.fstore.application.ViewStateRepository;
import dev.fstore.example.jooq.tables.records.RestaurantsRecord;
import dev.fstore.example.restaurant.Dish;
import dev.fstore.example.restaurant.RestaurantEvent;
import dev.fstore.example.restaurant.RestaurantSummary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The table of restaurants: the view's side, and the queries' side. */
record RestaurantRows(DSLContext database)
        implements ViewStateRepository<Optional<RestaurantSummary>, RestaurantEvent> {

    private static final int PAGE = 100;

    @Override
    public Optional<Optional<RestaurantSummary>> load(Recorded<RestaurantEvent> event) {
        return Optional.of(find(event.event().restaurantId()).map(Shown::summary));
    }

    @Override
    public void save(Recorded<RestaurantEvent> event, Optional<RestaurantSummary> restaurant) {
        restaurant.ifPresent(summary -> save(event, summary));
    }

    private void save(Recorded<RestaurantEvent> event, RestaurantSummary restaurant) {
        var row = new RestaurantsRecord(
                restaurant.restaurantId(),
                restaurant.name(),
                Json.toJsonb(restaurant.menu()),
                restaurant.ordersAccepted(),
                event.version(),
                event.recordedAt());
        database.insertInto(RESTAURANTS)
                .set(row)
                .onConflict(RESTAURANTS.RESTAURANT_ID)
                .doUpdate()
                .set(RESTAURANTS.MENU, row.getMenu())
                .set(RESTAURANTS.ORDERS_ACCEPTED, row.getOrdersAccepted())
                .set(RESTAURANTS.VERSION, row.getVersion())
                .execute();
    }

    Optional<Shown<RestaurantSummary>> find(UUID restaurantId) {
        return database.fetchOptional(RESTAURANTS, RESTAURANTS.RESTAURANT_ID.eq(restaurantId))
                .map(RestaurantRows::shown);
    }

    /** The newest restaurants, newest first. */
    List<Shown<RestaurantSummary>> newest() {
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
                        Json.listOf(Dish.class, row.getMenu()),
                        row.getOrdersAccepted()),
                row.getVersion());
    }
}
