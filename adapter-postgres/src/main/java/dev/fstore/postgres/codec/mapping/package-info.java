/** How the value of every supported Java type is written as JSON and read back. Knows no events and no SQL. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.mapping;
