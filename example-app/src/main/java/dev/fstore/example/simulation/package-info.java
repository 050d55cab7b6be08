/** Guests who order, pay and change their minds over HTTP, and an audit of what became of it. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.simulation;
