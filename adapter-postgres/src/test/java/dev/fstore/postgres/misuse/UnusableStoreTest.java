package dev.fstore.postgres.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.UnusableStoreException;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.process.PostgresProcessStore;
import dev.fstore.postgres.process.ProcessInstancesReport;
import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** Every call to a store that cannot be used fails with the same exception, which says what to do. */
@ExtendWith(PostgresExtension.class)
class UnusableStoreTest {

    private final TestDatabase server;

    UnusableStoreTest(TestDatabase server) {
        this.server = server;
    }

    private static Stream<ThrowingCallable> calls(DSLContext database) {
        var subscriber = Subscriber.<Changed>transactional("v", NumberDecider.CODEC, transaction -> event -> {});
        return Stream.of(
                () -> NumberDecider.in(database),
                () -> new PostgresStateRepository<>(database, StateCodec.json(Counter.class))
                        .load(new StreamId("counter", "1"), new Counter(0, "")),
                () -> new PostgresViewStates<Counter, Changed>(
                                database, "v", event -> event.stream().id(), StateCodec.json(Counter.class))
                        .find("1"),
                () -> Subscription.start(database, subscriber),
                () -> Rebuild.start(database, subscriber, "old"),
                () -> new ParkedStreams(database, "v").list(),
                () -> new ViewProgress(database, "v").lag(),
                () -> new PostgresProcessStore<>(database, "p", NumberDecider.CODEC).untilNextDue(),
                () -> new ProcessInstancesReport(database, "p").lateness());
    }

    private static DSLContext on(DataSource dataSource) {
        return DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    @Test
    void a_store_that_is_not_installed() {
        assertThat(calls(on(server.dataSource())))
                .allSatisfy(call -> assertThatExceptionOfType(UnusableStoreException.class)
                        .isThrownBy(call)
                        .withMessageContaining("Call EventStoreSchema.install"));
    }

    @Test
    void a_function_that_was_dropped_while_the_application_runs() throws Exception {
        var schema = new TestDatabase(server.url() + "&currentSchema=dropped");
        on(server.dataSource()).execute("CREATE SCHEMA dropped");
        var database = Databases.installed(schema);
        var repository = NumberDecider.in(database);
        database.execute("DROP FUNCTION place_event");

        for (var each : List.of(repository, new GroupCommitRepository<>(repository, 1))) {
            assertThatExceptionOfType(UnusableStoreException.class)
                    .isThrownBy(() -> NumberDecider.over(each).handle(NumberDecider.add("1", 1), Metadata.empty()))
                    .withMessageContaining("function place_event")
                    .withMessageContaining("Call EventStoreSchema.install");
        }
    }

    @Test
    void a_data_source_that_was_closed() {
        var pool = Databases.pool(server.url(), 1);
        pool.close();
        assertThat(Stream.concat(calls(on(pool)), Stream.<ThrowingCallable>of(() -> EventStoreSchema.verify(pool))))
                .allSatisfy(call -> assertThatExceptionOfType(UnusableStoreException.class)
                        .isThrownBy(call)
                        .withMessageContaining("has been closed"));
    }

    @Test
    void a_database_that_does_not_exist() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.url().replaceFirst("/test_\\d+", "/no_such_database"));
        assertThat(calls(on(dataSource)))
                .allSatisfy(call -> assertThatExceptionOfType(UnusableStoreException.class)
                        .isThrownBy(call)
                        .withMessageContaining("check its address, user and password"));
    }

    @Test
    void a_server_that_cannot_be_reached_may_be_reached_a_moment_later() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://localhost:1/any?user=any");
        assertThat(Stream.concat(
                        calls(on(dataSource)), Stream.<ThrowingCallable>of(() -> EventStoreSchema.verify(dataSource))))
                .allSatisfy(call -> assertThatExceptionOfType(TransientFaultException.class)
                        .isThrownBy(call)
                        .withMessageContaining("refused"));
    }

    @Test
    void a_context_without_connections() {
        assertThat(calls(DSL.using(SQLDialect.POSTGRES)))
                .allSatisfy(call -> assertThatExceptionOfType(UnusableStoreException.class)
                        .isThrownBy(call)
                        .withMessageContaining("Make it from a data source"));
    }

    @Test
    void a_context_of_another_dialect() {
        assertThat(calls(DSL.using(server.dataSource(), SQLDialect.MARIADB)))
                .allSatisfy(call -> assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(call)
                        .withMessageContaining("dialect POSTGRES"));
    }

    @Test
    void a_server_older_than_postgresql_14() {
        assertThat(Stream.<ThrowingCallable>of(
                        () -> EventStoreSchema.requireSupported(olderServer()),
                        () -> EventStoreSchema.verify(olderServer()),
                        () -> EventStoreSchema.install(olderServer())))
                .allSatisfy(call -> assertThatExceptionOfType(UnusableStoreException.class)
                        .isThrownBy(call)
                        .withMessage(
                                "The event store needs PostgreSQL 14 or newer, but this server is PostgreSQL 13.22."
                                        + " Upgrade the server"));
    }

    /** This one, which says that it is PostgreSQL 13. */
    private DataSource olderServer() {
        return with(
                DataSource.class,
                server.dataSource(),
                "getConnection",
                connection -> with(
                        Connection.class,
                        (Connection) connection,
                        "getMetaData",
                        data -> with(
                                DatabaseMetaData.class,
                                with(
                                        DatabaseMetaData.class,
                                        (DatabaseMetaData) data,
                                        "getDatabaseMajorVersion",
                                        version -> 13),
                                "getDatabaseProductVersion",
                                version -> "13.22")));
    }

    private interface Replacement {
        Object of(Object result);
    }

    private static <T> T with(Class<T> type, T original, String method, Replacement replacement) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    var result = called.invoke(original, arguments);
                    return called.getName().equals(method) ? replacement.of(result) : result;
                }));
    }
}
