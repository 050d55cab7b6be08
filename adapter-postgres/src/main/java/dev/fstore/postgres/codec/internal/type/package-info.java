/** Finds the mapping of a type by walking all types in it, or refuses it. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.internal.type;
