package dev.fstore.example.restaurant;

/** What a restaurant's decider remembers: the menu of the moment, and none of the orders. */
public sealed interface Restaurant {

    /** There is no restaurant yet. */
    record NotOpen() implements Restaurant {}

    /** Guests may order. */
    record Open(Menu menu) implements Restaurant {}
}
