package dev.fstore.example.shop;

import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.payment.PaymentEvent;
import dev.fstore.example.restaurant.RestaurantEvent;

/** All events of the shop. */
public sealed interface ShopEvent permits RestaurantEvent, OrderEvent, PaymentEvent {}
