/** The tables that queries read, and the subscriptions that keep them up to date. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.readmodel;
