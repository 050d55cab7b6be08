package dev.fstore.example.restaurant;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.domain.Decider;
import dev.fstore.example.restaurant.Restaurant.*;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import dev.fstore.example.restaurant.RestaurantRejection.*;
import io.vavr.control.Either;
import java.util.List;

/**
 * Decides on one restaurant. Every combination that is not in this table is rejected.
 *
 * <pre>
 * command           while the restaurant is     leads to
 * OpenRestaurant    not open, valid menu        RestaurantOpened
 * ChangeMenu        open, valid menu            MenuChanged
 * PlaceOrder        open, all on the menu       OrderAccepted
 * </pre>
 *
 * <p>The restaurant does not remember its orders, so the order's own decider checks that its id is new.
 */
public final class RestaurantDecider
        implements Decider<RestaurantCommand, Restaurant, RestaurantEvent, RestaurantRejection> {

    @Override
    public Restaurant initialState() {
        return new NotOpen();
    }

    @Override
    public Either<RestaurantRejection, List<RestaurantEvent>> decide(RestaurantCommand command, Restaurant restaurant) {
        return switch (restaurant) {
            case NotOpen() -> beforeOpening(command);
            case Open(var menu) -> whileOpen(command, menu);
        };
    }

    private static Either<RestaurantRejection, List<RestaurantEvent>> beforeOpening(RestaurantCommand command) {
        return switch (command) {
            case OpenRestaurant(var id, var name, var dishes) ->
                Menu.of(dishes).flatMap(menu -> accept(new RestaurantOpened(id, name, dishes)));
            case ChangeMenu change -> reject(new RestaurantUnknown(change.restaurantId()));
            case PlaceOrder order -> reject(new RestaurantUnknown(order.restaurantId()));
        };
    }

    private static Either<RestaurantRejection, List<RestaurantEvent>> whileOpen(RestaurantCommand command, Menu menu) {
        return switch (command) {
            case OpenRestaurant open -> reject(new RestaurantAlreadyOpen(open.restaurantId()));
            case ChangeMenu(var id, var dishes) ->
                Menu.of(dishes).flatMap(newMenu -> accept(new MenuChanged(id, dishes)));
            case PlaceOrder(var id, var orderId, var portions) ->
                menu.price(portions).flatMap(lines -> accept(new OrderAccepted(id, orderId, lines)));
        };
    }

    @Override
    public Restaurant evolve(Restaurant restaurant, RestaurantEvent event) {
        return switch (event) {
            case RestaurantOpened opened -> new Open(new Menu(opened.menu()));
            case MenuChanged changed -> new Open(new Menu(changed.menu()));
            case OrderAccepted accepted -> restaurant;
        };
    }
}
