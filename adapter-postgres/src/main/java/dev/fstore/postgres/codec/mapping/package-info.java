/** What a user says about the types in events and states, and why one is refused. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.mapping;
