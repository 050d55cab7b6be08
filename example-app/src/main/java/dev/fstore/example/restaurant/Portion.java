package dev.fstore.example.restaurant;

/** What a guest asks for: how many of which dish. */
public record Portion(String dish, int quantity) {}
