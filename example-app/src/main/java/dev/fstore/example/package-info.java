/** The wiring of the app: a database, two read models, an HTTP server and a command line. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example;
