/** Orders, from the restaurant's acceptance to the guest's table. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.order;
