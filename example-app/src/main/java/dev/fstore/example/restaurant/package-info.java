/** Restaurants, their menus, and the orders they accept. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.restaurant;
