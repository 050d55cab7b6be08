package dev.fstore.example.restaurant;

/**
 * A line of a menu.
 *
 * @param cents its price
 */
public record Dish(String name, long cents) {}
