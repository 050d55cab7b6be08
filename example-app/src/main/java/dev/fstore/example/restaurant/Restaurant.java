package dev.fstore.example.restaurant;

/** The state of a restaurant: its current menu, without its orders. */
public sealed interface Restaurant {

    /** The restaurant does not exist yet. */
    record NotOpen() implements Restaurant {}

    /** The restaurant is open. */
    record Open(Menu menu) implements Restaurant {}
}
