/** An app for restaurants, orders and payments over HTTP, which uses the whole library. */
@org.jspecify.annotations.NullMarked
module dev.fstore.example {
    requires static transitive org.jspecify;
    requires com.zaxxer.hikari;
    requires dev.fstore.application;
    requires dev.fstore.domain;
    requires dev.fstore.postgres;
    requires dev.fstore.server;
    requires flyway.core;
    requires info.picocli;
    requires io.javalin;
    requires io.vavr;
    requires java.net.http;
    requires java.sql;
    requires me.tongfei.progressbar;
    requires org.jooq;
    requires org.slf4j;
    requires tools.jackson.databind;

    opens dev.fstore.example to
            info.picocli;
    opens dev.fstore.example.checkout to
            tools.jackson.databind;
    opens dev.fstore.example.http to
            tools.jackson.databind;
    opens dev.fstore.example.readmodel to
            tools.jackson.databind;
    opens dev.fstore.example.order to
            dev.fstore.postgres,
            tools.jackson.databind;
    opens dev.fstore.example.payment to
            dev.fstore.postgres,
            tools.jackson.databind;
    opens dev.fstore.example.restaurant to
            dev.fstore.postgres,
            tools.jackson.databind;
}
