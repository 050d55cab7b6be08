/** A PostgreSQL server of one's own, for builds, tests and demonstrations. */
@org.jspecify.annotations.NullMarked
module dev.fstore.server {
    requires static transitive org.jspecify;
    requires embedded.postgres;

    exports dev.fstore.server;
}
