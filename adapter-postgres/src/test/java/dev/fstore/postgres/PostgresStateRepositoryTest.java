package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Mutant;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.EventRepositoryContract;
import dev.fstore.testkit.contract.StateRepositoryContract;
import io.vavr.control.Either;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresStateRepositoryTest extends StateRepositoryContract {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 25;
    private static final Counter NEW = new Counter(0, "");
    private static final Counter SHEEP = new Counter(1, "sheep");

    private final DSLContext database;
    private final PostgresStateRepository<Counter> repository;
    private final String url;

    PostgresStateRepositoryTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.repository = new PostgresStateRepository<>(this.database, StateCodec.json(Counter.class));
        this.url = database.url();
    }

    @Override
    protected StateRepository<Counter> repository() {
        return repository;
    }

    @Test
    void states_and_own_tables_are_written_in_one_transaction_of_the_caller() {
        var kept = stream("kept");
        var undone = stream("undone");
        database.execute("CREATE TABLE IF NOT EXISTS own (stream text)");

        database.transaction(transaction -> {
            transaction.dsl().execute("INSERT INTO own VALUES (?)", kept.id());
            var joined = repository.within(transaction.dsl());
            assertThat(joined.save(first(kept), Metadata.empty())).isNotEmpty();
            assertThat(joined.load(kept, NEW).state()).isEqualTo(SHEEP);
            assertThat(repository.load(kept, NEW).version()).isEqualTo(Version.NONE);
        });
        assertThatThrownBy(() -> database.transaction(transaction -> {
                    assertThat(repository.within(transaction.dsl()).save(first(undone), Metadata.empty()))
                            .isNotEmpty();
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(repository.load(kept, NEW).state()).isEqualTo(SHEEP);
        assertThat(repository.load(undone, NEW).version()).isEqualTo(Version.NONE);
    }

    @Test
    void a_failure_leaves_the_transaction_of_the_caller_usable() throws SQLException {
        var taken = stream("taken");
        var other = stream("other");
        assertThat(repository.save(first(taken), Metadata.empty())).isNotEmpty();

        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            var joined = repository.within(DSL.using(connection, SQLDialect.POSTGRES));
            assertThat(joined.save(first(taken), Metadata.empty())).isEqualTo(Either.left(new Conflict(taken, 0)));
            assertThat(joined.save(first(other), Metadata.empty())).isNotEmpty();
            connection.commit();
        }

        assertThat(repository.load(other, NEW).state()).isEqualTo(SHEEP);
    }

    @Test
    void connections_that_do_not_commit_are_refused() throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            var joined = DSL.using(connection, SQLDialect.POSTGRES);

            assertThatThrownBy(() -> new PostgresStateRepository<>(joined, StateCodec.json(Counter.class)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("within()");
        }
    }

    @Test
    void the_row_says_which_command_saved_it() {
        var stream = stream("traced");
        var command = UUID.randomUUID();
        var metadata = Metadata.empty().withCommandId(command).withValues(Map.of("user", "eve"));

        assertThat(repository.save(first(stream), metadata)).isNotEmpty();

        assertThat(database.fetchValue(
                        "SELECT concat_ws(' ', command_id, metadata->>'correlationId', metadata->'values') FROM states WHERE decider_id = ?",
                        stream.id()))
                .isEqualTo("%s %s {\"user\": \"eve\"}".formatted(command, command));
    }

    @Test
    void two_saves_for_one_stream_are_refused() {
        var stream = stream("twice");
        var save = first(stream).getFirst();

        assertThatThrownBy(() -> repository.save(List.of(save, save), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(stream.id());
    }

    @Test
    void what_the_store_does_not_take_is_refused() {
        var nameless = new StreamId(EventRepositoryContract.DECIDER, "a\nb");

        assertThatThrownBy(() -> repository.save(first(nameless), Metadata.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decider_id must not contain the invisible character U+000A (place 2)");
    }

    @Test
    void of_writers_of_two_states_in_opposite_order_none_waits_in_a_circle() throws Exception {
        assertThat(writeInOppositeOrder()).isEqualTo(List.of(WRITERS * ROUNDS, WRITERS * ROUNDS));
    }

    @Test
    void they_would_if_the_store_took_streams_as_they_come() {
        var defect = new Mutant(
                new TestDatabase(url),
                "save_states",
                "ORDER BY u.decider COLLATE \"C\", u.decider_id COLLATE \"C\"",
                "ORDER BY random()");

        assertThatThrownBy(() -> defect.during(this::writeInOppositeOrder))
                .hasCauseInstanceOf(TransientFaultException.class)
                .hasMessageContaining("deadlock");
    }

    private List<Integer> writeInOppositeOrder() throws Exception {
        var left = stream("left");
        var right = stream("right");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(n -> threads.submit(() -> {
                        increment(n % 2 == 0 ? List.of(left, right) : List.of(right, left));
                        return n;
                    }))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
        }
        return Stream.of(left, right)
                .map(stream -> repository.load(stream, NEW).state().total())
                .toList();
    }

    /** A conflict means that somebody else got on, so there cannot be more of them than there is to be done. */
    private void increment(List<StreamId> streams) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            var own = new PostgresStateRepository<>(
                    DSL.using(connection, SQLDialect.POSTGRES), StateCodec.json(Counter.class));
            int done = 0;
            for (int attempt = 0; done < ROUNDS && attempt < WRITERS * ROUNDS; attempt++) {
                var saves = streams.stream()
                        .map(stream -> incremented(own.load(stream, NEW), stream))
                        .toList();
                done += own.save(saves, Metadata.empty()).isRight() ? 1 : 0;
            }
        }
    }

    private static Save<Counter> incremented(Versioned<Counter> loaded, StreamId stream) {
        return new Save<>(stream, loaded.version(), new Counter(loaded.state().total() + 1, "raced for"), false);
    }

    private static StreamId stream(String name) {
        return new StreamId(EventRepositoryContract.DECIDER, name + " " + UUID.randomUUID());
    }

    private static List<Save<Counter>> first(StreamId stream) {
        return List.of(new Save<>(stream, Version.NONE, SHEEP, false));
    }
}
