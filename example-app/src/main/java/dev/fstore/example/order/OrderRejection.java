package dev.fstore.example.order;

import dev.fstore.example.shop.ShopRejection;
import java.util.UUID;

/** How an order says no. */
public sealed interface OrderRejection extends ShopRejection {

    /** There is no such order. */
    record OrderUnknown(UUID orderId) implements OrderRejection {}

    /** There is an order with this id already. */
    record OrderAlreadyExists(UUID orderId) implements OrderRejection {}

    /**
     * Not at this point of the order's life.
     *
     * @param state where the order is, such as {@code created} or {@code delivered}
     */
    record TooLateOrTooEarly(UUID orderId, String state) implements OrderRejection {}
}
