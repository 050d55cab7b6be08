/** A restaurant: its menu, and which orders it accepts. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.restaurant;
