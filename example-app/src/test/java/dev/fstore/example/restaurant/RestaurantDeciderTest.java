package dev.fstore.example.restaurant;

import static dev.fstore.testkit.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.order.OrderLine;
import dev.fstore.example.restaurant.Restaurant.*;
import dev.fstore.example.restaurant.RestaurantCommand.*;
import dev.fstore.example.restaurant.RestaurantEvent.*;
import dev.fstore.example.restaurant.RestaurantRejection.*;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestaurantDeciderTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final List<Dish> MENU = List.of(new Dish("Ramen", 1_300), new Dish("Green tea", 350));
    private static final List<Dish> NEW_MENU = List.of(new Dish("Ramen", 1_400));

    private final RestaurantDecider decider = new RestaurantDecider();

    private final RestaurantEvent opened = new RestaurantOpened(ID, "Noodle bar", MENU);
    private final RestaurantEvent menuChanged = new MenuChanged(ID, NEW_MENU);

    private final RestaurantCommand open = new OpenRestaurant(ID, "Noodle bar", MENU);
    private final RestaurantCommand changeMenu = new ChangeMenu(ID, NEW_MENU);

    @Test
    void a_restaurant_opens_with_a_menu() {
        given(decider).when(open).then(opened).thenState(new Open(new Menu(MENU)));
    }

    @Test
    void a_restaurant_opens_once() {
        given(decider, opened).when(open).thenRejected(new RestaurantAlreadyOpen(ID));
    }

    @Test
    void an_open_restaurant_changes_its_menu() {
        given(decider, opened).when(changeMenu).then(menuChanged).thenState(new Open(new Menu(NEW_MENU)));
    }

    @Test
    void an_order_is_accepted_at_the_prices_of_the_moment() {
        given(decider, opened, menuChanged)
                .when(place(new Portion("Ramen", 2)))
                .then(new OrderAccepted(ID, ORDER, List.of(new OrderLine("Ramen", 2, 1_400))));
    }

    @Test
    void an_order_keeps_its_portions_in_their_order() {
        given(decider, opened)
                .when(place(new Portion("Green tea", 1), new Portion("Ramen", 2), new Portion("Green tea", 3)))
                .then(new OrderAccepted(
                        ID,
                        ORDER,
                        List.of(
                                new OrderLine("Green tea", 1, 350),
                                new OrderLine("Ramen", 2, 1_300),
                                new OrderLine("Green tea", 3, 350))));
    }

    @Test
    void an_accepted_order_is_not_remembered() {
        given(decider, opened).when(place(new Portion("Ramen", 1))).thenState(new Open(new Menu(MENU)));
    }

    @Test
    void a_dish_that_is_not_on_the_menu_is_named_once() {
        given(decider, opened)
                .when(place(new Portion("Pizza", 1), new Portion("Ramen", 1), new Portion("Pizza", 2)))
                .thenRejected(new NotOnTheMenu(List.of("Pizza")));
    }

    @Test
    void a_dish_that_left_the_menu_is_not_served_any_more() {
        given(decider, opened, menuChanged)
                .when(place(new Portion("Green tea", 1)))
                .thenRejected(new NotOnTheMenu(List.of("Green tea")));
    }

    @Test
    void an_order_without_portions_is_not_accepted() {
        given(decider, opened).when(place()).thenRejected(new OrderInvalid("An order has at least one portion"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void a_quantity_beyond_the_limits_is_not_accepted(int quantity) {
        given(decider, opened)
                .when(place(new Portion("Ramen", quantity)))
                .thenRejected(new OrderInvalid("Every quantity is from 1 to 100"));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_001, Long.MAX_VALUE})
    void a_price_beyond_the_limits_is_not_valid(long cents) {
        expectInvalid("Every price is from 1 to 1000000 cents", new Dish("Ramen", cents));
    }

    @Test
    void the_highest_price_and_the_highest_quantity_are_fine() {
        var menu = List.of(new Dish("Caviar", 1_000_000));
        var openedWithCaviar = new RestaurantOpened(ID, "Noodle bar", menu);
        given(decider).when(new OpenRestaurant(ID, "Noodle bar", menu)).then(openedWithCaviar);
        given(decider, openedWithCaviar)
                .when(place(new Portion("Caviar", 100)))
                .then(new OrderAccepted(ID, ORDER, List.of(new OrderLine("Caviar", 100, 1_000_000))));
    }

    @Test
    void a_menu_without_dishes_is_not_valid() {
        expectInvalid("A menu has at least one dish");
    }

    @Test
    void a_dish_without_a_name_is_not_valid() {
        expectInvalid("Every dish has a name", new Dish(" ", 1_300));
    }

    @Test
    void two_dishes_of_one_name_are_not_valid() {
        expectInvalid("Every dish has a name of its own", new Dish("Ramen", 1_300), new Dish("Ramen", 1_400));
    }

    @ParameterizedTest(name = "open: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            #      open             | change menu | place order
            false | RestaurantOpened | unknown     | unknown
            true  | already open     | MenuChanged | OrderAccepted
            """)
    void every_command_in_every_state(boolean isOpen, String open, String changeMenu, String placeOrder) {
        Restaurant restaurant = isOpen ? new Open(new Menu(MENU)) : new NotOpen();
        assertThat(commands().map(command -> outcome(command, restaurant)))
                .containsExactly(open, changeMenu, placeOrder);
        assertThat(decider.isFinal(restaurant)).isFalse();
    }

    private Stream<RestaurantCommand> commands() {
        return Stream.of(open, changeMenu, place(new Portion("Ramen", 1)));
    }

    private void expectInvalid(String reason, Dish... menu) {
        given(decider).when(new OpenRestaurant(ID, "Noodle bar", List.of(menu))).thenRejected(new MenuInvalid(reason));
        given(decider, opened).when(new ChangeMenu(ID, List.of(menu))).thenRejected(new MenuInvalid(reason));
    }

    private static RestaurantCommand place(Portion... portions) {
        return new PlaceOrder(ID, ORDER, List.of(portions));
    }

    private String outcome(RestaurantCommand command, Restaurant restaurant) {
        return decider.decide(command, restaurant)
                .fold(
                        rejection -> switch (rejection) {
                            case RestaurantUnknown unknown -> "unknown";
                            case RestaurantAlreadyOpen open -> "already open";
                            case MenuInvalid invalid -> "invalid";
                            case NotOnTheMenu missing -> "missing";
                            case OrderInvalid invalid -> "invalid";
                        },
                        events -> events.getFirst().getClass().getSimpleName());
    }
}
