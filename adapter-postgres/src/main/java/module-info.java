/** The ports of {@code dev.fstore.application} on PostgreSQL. */
@org.jspecify.annotations.NullMarked
module dev.fstore.postgres {
    requires transitive dev.fstore.application;
    requires transitive java.sql;
    requires transitive org.jooq;
    requires static transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires flyway.core;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires transitive tools.jackson.databind;

    exports dev.fstore.postgres;
    exports dev.fstore.postgres.codec;
    exports dev.fstore.postgres.codec.mapping;

    opens dev.fstore.postgres.schema to
            flyway.core;

    // jOOQ makes the generated records, and Jackson the metadata of events.
    opens dev.fstore.postgres.jooq.tables.records to
            org.jooq;
    opens dev.fstore.postgres.internal to
            tools.jackson.databind;

    exports dev.fstore.postgres.process;
    exports dev.fstore.postgres.restream;
    exports dev.fstore.postgres.subscription;
}
