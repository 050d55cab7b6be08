package dev.fstore.example.shop;

import dev.fstore.domain.CombinedState;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.example.order.OrderCommand;
import dev.fstore.example.order.OrderDecider;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.payment.PaymentCommand;
import dev.fstore.example.payment.PaymentDecider;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.restaurant.RestaurantCommand;
import dev.fstore.example.restaurant.RestaurantDecider;
import dev.fstore.example.restaurant.RestaurantEvent;

/**
 * The whole shop as one decider and one saga, so that a command and everything that follows from it is one transaction.
 */
public final class Shop {

    /** The decider of restaurants. Get its part of a combined state with {@code state.of(Shop.RESTAURANTS)}. */
    public static final RestaurantDecider RESTAURANTS = new RestaurantDecider();

    /** See {@link #RESTAURANTS}. */
    public static final OrderDecider ORDERS = new OrderDecider();

    /** See {@link #RESTAURANTS}. */
    public static final PaymentDecider PAYMENTS = new PaymentDecider();

    private Shop() {}

    /** Decides on restaurants, orders and payments, each on its own stream. */
    public static Decider<ShopCommand, CombinedState, ShopEvent, ShopRejection> decider() {
        return Decider.combine(ShopCommand.class, ShopEvent.class, ShopRejection.class)
                .and(RestaurantCommand.class, RestaurantEvent.class, RESTAURANTS)
                .and(OrderCommand.class, OrderEvent.class, ORDERS)
                .and(PaymentCommand.class, PaymentEvent.class, PAYMENTS)
                .decider();
    }

    /** Leads from a restaurant to an order, from an order to its payment, and back. */
    public static Saga<ShopEvent, ShopCommand> saga() {
        return new ShopSaga();
    }
}
