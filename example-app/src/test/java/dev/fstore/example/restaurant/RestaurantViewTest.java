package dev.fstore.example.restaurant;

import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.example.order.OrderLine;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestaurantViewTest {

    private static final UUID ID = UUID.randomUUID();
    private static final List<Dish> MENU = List.of(new Dish("Ramen", 1_300), new Dish("Green tea", 350));
    private static final List<Dish> NEW_MENU = List.of(new Dish("Ramen", 1_400));

    private final RestaurantView view = new RestaurantView();

    private final RestaurantEvent opened = new RestaurantOpened(ID, "Noodle bar", MENU);
    private final RestaurantEvent menuChanged = new MenuChanged(ID, NEW_MENU);
    private final RestaurantEvent accepted =
            new OrderAccepted(ID, UUID.randomUUID(), List.of(new OrderLine("Ramen", 2, 1_300)));

    @Test
    void there_is_nothing_to_see_before_the_restaurant_opens() {
        given(view).then(Optional.empty());
    }

    @Test
    void an_open_restaurant_shows_its_name_and_menu() {
        given(view, opened).then(Optional.of(new RestaurantSummary(ID, "Noodle bar", MENU, 0)));
    }

    @Test
    void accepted_orders_are_counted() {
        given(view, opened, accepted, accepted).then(Optional.of(new RestaurantSummary(ID, "Noodle bar", MENU, 2)));
    }

    @Test
    void a_new_menu_replaces_the_old_one_and_leaves_the_count() {
        given(view, opened, accepted, menuChanged)
                .then(Optional.of(new RestaurantSummary(ID, "Noodle bar", NEW_MENU, 1)));
    }
}
