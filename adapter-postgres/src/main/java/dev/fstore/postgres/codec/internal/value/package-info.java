/** The JSON of values: numbers, texts, times, collections. Knows no classes of users. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.internal.value;
