/** The whole shop: the common types of restaurants, orders and payments, and the saga between them. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.shop;
