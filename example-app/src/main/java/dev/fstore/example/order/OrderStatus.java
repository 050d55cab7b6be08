package dev.fstore.example.order;

/** How far an order has come, in the words of its guest. */
public enum OrderStatus {
    CREATED,
    PREPARED,
    PAID,
    DELIVERED,
    REFUSED,
    CANCELLED
}
