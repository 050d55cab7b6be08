/** What makes the shop an app: a database, two read models, HTTP, and a command line. */
@org.jspecify.annotations.NullMarked
package dev.fstore.example;
