/** Runs the deciders, views and sagas of {@code dev.fstore.domain} over ports that a database or a test implements. */
@org.jspecify.annotations.NullMarked
module dev.fstore.application {
    requires transitive dev.fstore.domain;
    requires transitive io.vavr;
    requires static transitive org.jspecify;
    requires com.fasterxml.uuid;

    exports dev.fstore.application;
    exports dev.fstore.application.handler;
    exports dev.fstore.application.observe;
    exports dev.fstore.application.process;
}
