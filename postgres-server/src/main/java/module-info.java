/** A PostgreSQL server of one's own, for builds, tests and demonstrations. */
@org.jspecify.annotations.NullMarked
module dev.fstore.server {
    requires static transitive org.jspecify;
    requires embedded.postgres;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;

    exports dev.fstore.server;
}
