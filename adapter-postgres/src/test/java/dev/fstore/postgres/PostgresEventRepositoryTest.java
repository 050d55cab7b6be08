package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Version;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import io.vavr.control.Either;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresEventRepositoryTest extends EventRepositoryContract {

    private static final EventCodec<Counted> CODEC = EventCodec.<Counted>json().with(DECIDER, Counted.class);

    private final DSLContext database;
    private final PostgresEventRepository<Counted> repository;
    private final String url;

    PostgresEventRepositoryTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.repository = new PostgresEventRepository<>(this.database, CODEC);
        this.url = database.url();
    }

    @Override
    protected EventRepository<Counted> repository() {
        return repository;
    }

    @Test
    void a_stream_longer_than_a_page_is_folded_whole() {
        var stream = new StreamId(DECIDER, UUID.randomUUID().toString());
        var events = IntStream.rangeClosed(1, 2_001)
                .<Counted>mapToObj(by -> new Counted.Incremented(1))
                .toList();
        var empty = repository.load(stream, Counter.view()).version();
        repository.append(List.of(new Append<>(stream, empty, events, false)), Metadata.empty());

        var loaded = repository.load(stream, Counter.view());

        assertThat(loaded.state().total()).isEqualTo(2_001);
        assertThat(loaded.version().number()).isEqualTo(2_001);
    }

    @Test
    void a_second_instance_finds_its_event_types_declared() {
        var second = new PostgresEventRepository<>(database, CODEC);

        assertThat(second.load(new StreamId(DECIDER, "nothing"), Counter.view())
                        .version()
                        .number())
                .isZero();
    }

    @Test
    void an_event_of_one_decider_cannot_enter_the_stream_of_another() {
        var append = new Append<Counted>(
                new StreamId("order", "1"), Version.NONE, List.of(new Counted.Incremented(1)), false);

        assertThatThrownBy(() -> repository.append(List.of(append), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Incremented belongs to decider counter")
                .hasMessageContaining("order/1");
    }

    @Test
    void events_and_own_tables_are_written_in_one_transaction_of_the_caller() {
        var kept = new StreamId(DECIDER, "kept " + UUID.randomUUID());
        var undone = new StreamId(DECIDER, "undone " + UUID.randomUUID());
        database.execute("CREATE TABLE IF NOT EXISTS own (stream text)");

        database.transaction(transaction -> {
            transaction.dsl().execute("INSERT INTO own VALUES (?)", kept.id());
            assertThat(repository.within(transaction.dsl()).append(List.of(first(kept)), Metadata.empty()))
                    .isNotEmpty();
            assertThat(repository.load(kept, Counter.view()).version()).isEqualTo(Version.NONE);
        });
        assertThatThrownBy(() -> database.transaction(transaction -> {
                    repository.within(transaction.dsl()).append(List.of(first(undone)), Metadata.empty());
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(repository.load(kept, Counter.view()).version().number()).isEqualTo(1);
        assertThat(repository.load(undone, Counter.view()).version()).isEqualTo(Version.NONE);
    }

    @Test
    void a_failure_leaves_the_transaction_of_the_caller_usable() throws SQLException {
        var stream = new StreamId(DECIDER, "raced for " + UUID.randomUUID());
        repository.append(List.of(first(stream)), Metadata.empty());
        var command = Metadata.empty().withCommandId(UUID.randomUUID());
        var other = new StreamId(DECIDER, "other " + UUID.randomUUID());

        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            var joined = repository.within(DSL.using(connection, SQLDialect.POSTGRES));
            assertThat(joined.append(List.of(first(stream)), Metadata.empty()))
                    .isEqualTo(Either.left(new AppendFailure.Conflict(stream, 0)));
            var recorded = joined.append(List.of(first(other)), command);
            assertThat(joined.append(List.of(first(other)), command)).isEqualTo(recorded);
            connection.commit();
        }

        assertThat(repository.load(other, Counter.view()).version().number()).isEqualTo(1);
    }

    @Test
    void an_error_in_the_middle_commits_nothing() {
        database.execute("CREATE TABLE IF NOT EXISTS half (done int)");

        assertThatThrownBy(() -> new Sessions(database).transaction(connection -> {
                    connection.createStatement().execute("INSERT INTO half VALUES (1)");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(database.fetchCount(DSL.table("half"))).isZero();
    }

    @Test
    void connections_that_do_not_commit_are_refused() throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            var joined = DSL.using(connection, SQLDialect.POSTGRES);

            assertThatThrownBy(() -> new PostgresEventRepository<>(joined, CODEC))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("within()");
        }
    }

    @Test
    void a_store_out_of_reach_is_a_transient_fault_and_so_is_a_serialization_failure() {
        var nowhere =
                DSL.using(new TestDatabase("jdbc:postgresql://localhost:1/nowhere").dataSource(), SQLDialect.POSTGRES);

        assertThatThrownBy(() -> repository.within(nowhere).eventsOf(UUID.randomUUID()))
                .isInstanceOf(TransientFaultException.class)
                .hasMessageContaining("unreachable");
        for (var state : List.of("40001", "40P01", "57P01")) {
            assertThatThrownBy(() -> new Sessions(database).statement(connection -> {
                        throw new SQLException("given up", state);
                    }))
                    .isInstanceOf(TransientFaultException.class)
                    .hasMessageContaining("given up");
        }
    }

    private static Append<Counted> first(StreamId stream) {
        return new Append<>(stream, Version.NONE, List.of(new Counted.Incremented(1)), false);
    }
}
