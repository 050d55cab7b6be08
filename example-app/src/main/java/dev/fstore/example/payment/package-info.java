/** Payments of orders. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.payment;
