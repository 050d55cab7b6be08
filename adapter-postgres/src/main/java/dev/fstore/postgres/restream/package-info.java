/** Moves events between streams. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.restream;
