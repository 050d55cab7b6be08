package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import dev.fstore.testkit.contract.ViewStateRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresViewStatesTest extends ViewStateRepositoryContract {

    private static final int WRITERS = 4;
    private static final int ROUNDS = 25;

    private final DSLContext database;
    private final PostgresViewStates<Counter, Counted> states;

    PostgresViewStatesTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.states = states("by stream");
    }

    private PostgresViewStates<Counter, Counted> states(String view) {
        return new PostgresViewStates<>(database, view, event -> event.stream().id(), StateCodec.json(Counter.class));
    }

    @Override
    protected ViewStateRepository<?, Counter, Counted> repository() {
        return states.within(database);
    }

    @Test
    void views_have_states_of_their_own() {
        var other = states("another");
        var event = event("x");
        new MaterializedView<>(Counter.view(), states.within(database)).handle(event);

        assertThat(states.find("x")).contains(new Counter(1, ""));
        assertThat(other.find("x")).isEmpty();
    }

    @Test
    void a_state_that_another_transaction_has_changed_is_not_overwritten() {
        var loaded = states.within(database);
        loaded.load(java.util.Set.of("y"));
        new MaterializedView<>(Counter.view(), states.within(database)).handle(event("y"));

        assertThatThrownBy(() -> new MaterializedView<>(Counter.view(), stale(loaded)).handle(event("y")))
                .isInstanceOf(DataChangedException.class)
                .hasMessageContaining("by stream")
                .hasMessageContaining("y");
        assertThat(states.find("y")).contains(new Counter(1, ""));
    }

    /** Believes what it has loaded before. */
    private static ViewStateRepository<String, Counter, Counted> stale(
            ViewStateRepository<String, Counter, Counted> loaded) {
        return new ViewStateRepository<>() {
            @Override
            public String keyOf(Recorded<Counted> event) {
                return loaded.keyOf(event);
            }

            @Override
            public java.util.Map<String, Counter> load(java.util.Set<String> keys) {
                return java.util.Map.of();
            }

            @Override
            public void save(
                    java.util.Collection<dev.fstore.application.handler.Evolved<String, Counter, Counted>> evolved) {
                loaded.save(evolved);
            }
        };
    }

    @Test
    void of_writers_of_one_state_none_loses_an_update() throws Exception {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var done = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(
                            () -> IntStream.range(0, ROUNDS).forEach(round -> untilSaved("shared", "own " + writer))))
                    .toList();
            for (var each : done) {
                each.get();
            }
        }
        assertThat(states.find("shared")).contains(new Counter(WRITERS * ROUNDS, ""));
        assertThat(states.find("own 3")).contains(new Counter(ROUNDS, ""));
    }

    private void untilSaved(String... keys) {
        while (true) {
            try {
                database.transaction(tx -> new MaterializedView<>(Counter.view(), states.within(tx.dsl()))
                        .handleAll(List.of(keys).stream().map(this::event).toList()));
                return;
            } catch (DataChangedException e) {
                assertThat(e).hasMessageContaining("another transaction");
            }
        }
    }

    private Recorded<Counted> event(String key) {
        return new Recorded<>(
                new Counted.Incremented(1),
                UUID.randomUUID(),
                new StreamId("counter", key),
                1,
                1,
                Metadata.empty().withCommandId(UUID.randomUUID()),
                Instant.EPOCH);
    }
}
