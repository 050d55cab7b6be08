/** A user's rules for the types in events and states, and the reasons for refusing a type. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.mapping;
