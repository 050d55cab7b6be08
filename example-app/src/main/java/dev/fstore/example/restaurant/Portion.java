package dev.fstore.example.restaurant;

/** A dish that a guest orders, and how many of it. */
public record Portion(String dish, int quantity) {}
