/**
 * The ports of {@code dev.fstore.application} on PostgreSQL. Begin with {@link dev.fstore.postgres.EventStoreSchema} and
 * {@link dev.fstore.postgres.PostgresEventRepository}.
 */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres;
