package dev.fstore.example.order;

/** The status of an order, in its guest's words. */
public enum OrderStatus {
    CREATED,
    PREPARED,
    PAID,
    DELIVERED,
    REFUSED,
    CANCELLED
}
