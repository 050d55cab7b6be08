/** Simulates guests who order, pay and change their minds over HTTP, and audits the views afterwards. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example.simulation;
