/** The payment of one order. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.payment;
