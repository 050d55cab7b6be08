/** Statements, rows, sessions and SQL errors that repositories and subscriptions share. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.internal;
