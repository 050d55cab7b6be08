package dev.fstore.example.order;

import dev.fstore.example.shop.ShopRejection;
import java.util.UUID;

/** The rejections of an order. */
public sealed interface OrderRejection extends ShopRejection {

    /** The order does not exist. */
    record OrderUnknown(UUID orderId) implements OrderRejection {}

    /** An order with this id already exists. */
    record OrderAlreadyExists(UUID orderId) implements OrderRejection {}

    /**
     * The command is not allowed in the current state of the order.
     *
     * @param state the current state, such as {@code created} or {@code delivered}
     */
    record TooLateOrTooEarly(UUID orderId, String state) implements OrderRejection {}
}
