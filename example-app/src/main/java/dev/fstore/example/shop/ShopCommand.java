package dev.fstore.example.shop;

import dev.fstore.application.StreamId;
import dev.fstore.example.order.OrderCommand;
import dev.fstore.example.payment.PaymentCommand;
import dev.fstore.example.restaurant.RestaurantCommand;

/** All commands of the shop. */
public sealed interface ShopCommand permits RestaurantCommand, OrderCommand, PaymentCommand {

    /** Returns the stream that decides on the command. */
    StreamId stream();
}
