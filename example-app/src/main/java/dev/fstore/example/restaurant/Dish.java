package dev.fstore.example.restaurant;

/**
 * A dish on a menu.
 *
 * @param cents its price
 */
public record Dish(String name, long cents) {}
