package dev.fstore.example.shop;

import dev.fstore.example.order.OrderRejection;
import dev.fstore.example.payment.PaymentRejection;
import dev.fstore.example.restaurant.RestaurantRejection;

/** All rejections of the shop. */
public sealed interface ShopRejection permits RestaurantRejection, OrderRejection, PaymentRejection {}
