package dev.fstore.example.restaurant;

import dev.fstore.domain.View;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import java.util.Optional;

/** Folds the events of one restaurant into a summary, which is empty until the restaurant opens. */
public final class RestaurantView implements View<Optional<RestaurantSummary>, RestaurantEvent> {

    @Override
    public Optional<RestaurantSummary> initialState() {
        return Optional.empty();
    }

    @Override
    public Optional<RestaurantSummary> evolve(Optional<RestaurantSummary> restaurant, RestaurantEvent event) {
        return switch (event) {
            case RestaurantOpened(var id, var name, var menu) -> Optional.of(new RestaurantSummary(id, name, menu, 0));
            case MenuChanged changed -> restaurant.map(seen -> seen.withMenu(changed.menu()));
            case OrderAccepted accepted -> restaurant.map(RestaurantSummary::withOneMoreOrder);
        };
    }
}
