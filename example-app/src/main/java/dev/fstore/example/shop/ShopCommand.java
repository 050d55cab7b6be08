package dev.fstore.example.shop;

import dev.fstore.application.StreamId;
import dev.fstore.example.order.OrderCommand;
import dev.fstore.example.payment.PaymentCommand;
import dev.fstore.example.restaurant.RestaurantCommand;

/** Everything that can be asked of the shop. */
public sealed interface ShopCommand permits RestaurantCommand, OrderCommand, PaymentCommand {

    /** The stream that the command is about. */
    StreamId stream();
}
