/** Restaurants, orders and payments as one: what they have in common, and what leads from one to another. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.shop;
