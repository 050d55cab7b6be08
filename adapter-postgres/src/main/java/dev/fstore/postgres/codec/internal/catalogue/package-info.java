/** Documents of event types, as JSON. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec.internal.catalogue;
