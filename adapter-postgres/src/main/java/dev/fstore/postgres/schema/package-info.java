/** Installs and checks the schema of the store. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.schema;
