package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.sql.faults.HostileInputs;
import dev.fstore.sql.faults.HostileInputs.Input;
import dev.fstore.sql.faults.JsonPayload;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is said through Java, it is read back equal, or refused with an error that says what is wrong and nothing is
 * stored: 1,000 inputs, 10,000 in a heavy run, all on one connection. {@code -Dfstore.seed=7} begins at another seed.
 */
@ExtendWith(PostgresExtension.class)
class HostileInputsThroughJavaTest {

    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int INPUTS = Reliability.HEAVY ? 10_000 : 1_000;

    /** The SQLSTATEs of invalid arguments in the README of sql/; the last one is PostgreSQL's, of numbers beyond its own. */
    private static final Set<String> TYPED = Set.of("22S01", "22S02", "22003");

    private static final JsonPayload NOTHING = new JsonPayload(null, null, null, null, 0);
    private static final View<List<JsonPayload>, JsonPayload> ALL = View.of(List.of(), (said, next) -> {
        var all = new ArrayList<>(said);
        all.add(next);
        return all;
    });

    private final Connection connection;
    private final DSLContext database;
    private final PostgresEventRepository<JsonPayload> events;
    private final PostgresStateRepository<JsonPayload> states;
    private int refused = 0;
    private int stored = 0;

    HostileInputsThroughJavaTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        connection = DriverManager.getConnection(database.url());
        this.database = DSL.using(connection, SQLDialect.POSTGRES);
        events = new PostgresEventRepository<>(
                this.database, EventCodec.<JsonPayload>json().with("said", JsonPayload.class));
        states = new PostgresStateRepository<>(this.database, StateCodec.json(JsonPayload.class));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void an_input_is_read_back_equal_or_refused_with_nothing_stored() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
            var input = new HostileInputs(seed).next();
            boolean asState = seed % 3 == 0;
            assertThat(difference(input, asState))
                    .as("-Dfstore.seed=%s, as %s", seed, asState ? "state" : "event")
                    .isEmpty();
        }

        assertThat(refused).isGreaterThan(INPUTS / 10);
        assertThat(stored).isGreaterThan(INPUTS / 10);
        Reliability.record(
                "hostile inputs through Java",
                String.format(
                        Locale.ROOT,
                        "%,d from seed %s, on one connection: %,d read back equal, %,d refused with nothing stored; 0 differences",
                        INPUTS,
                        FIRST_SEED,
                        stored,
                        refused),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    @Test
    void a_stream_that_cannot_be_named_is_not_taken_for_another() {
        var asked = new StreamId("said", "who?");
        var half = new StreamId("said", "who\uD83C");
        appended(
                List.of(asked),
                new Input(List.of(), List.of(NOTHING), Map.of()),
                Metadata.empty().identified());

        assertThatThrownBy(() -> events.load(half, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half of a surrogate pair (U+D83C), which is at index 3, behind: who");
        assertThatThrownBy(() -> states.load(half, NOTHING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refused_input_leaves_the_transaction_of_the_caller_usable() {
        var stream = new StreamId("said", "in a transaction");
        var hostile = new JsonPayload("\0", null, null, null, 0);

        database.transaction(transaction -> {
            var joined = events.within(transaction.dsl());
            assertThatThrownBy(() -> joined.append(List.of(first(stream, hostile)), Metadata.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NUL");
            assertThat(joined.append(List.of(first(stream, NOTHING)), Metadata.empty()))
                    .isNotEmpty();
        });

        assertThat(events.load(stream, ALL).state()).containsExactly(NOTHING);
    }

    /** Where the rule is broken; empty if nowhere. */
    private String difference(Input input, boolean asState) {
        String before = rows();
        try {
            var streams =
                    input.ids().stream().map(id -> new StreamId("said", id)).toList();
            var metadata = Metadata.empty().withCommandId(UUID.randomUUID()).withValues(input.values());
            String difference = asState ? saved(streams, input, metadata) : appended(streams, input, metadata);
            stored++;
            return difference;
        } catch (IllegalArgumentException e) {
            return refused(before, e);
        } catch (DataAccessException e) {
            return TYPED.contains(e.sqlState()) ? refused(before, e) : "%s: %s".formatted(e.sqlState(), e.getCause());
        } catch (Throwable e) { // also a StackOverflowError
            return String.valueOf(e);
        }
    }

    private String refused(String before, RuntimeException e) {
        refused++;
        return rows().equals(before) ? "" : "stored in spite of " + e;
    }

    private String appended(List<StreamId> streams, Input input, Metadata metadata) {
        var appends = IntStream.range(0, streams.size())
                .mapToObj(n -> first(streams.get(n), input.said().get(n)))
                .toList();
        var recorded = events.append(appends, metadata).get();
        var found = recorded.stream().map(Recorded::event).toList();
        if (!found.equals(input.said())
                || !events.eventsOf(metadata.commandId().orElseThrow()).equals(recorded)) {
            return "recorded another event";
        }
        if (!recorded.getFirst().metadata().values().equals(metadata.values())) {
            return "recorded other metadata";
        }
        return folded(streams, stream -> events.load(stream, ALL).state(), input);
    }

    private static Append<JsonPayload> first(StreamId stream, JsonPayload said) {
        return new Append<>(stream, Version.NONE, List.of(said), false);
    }

    private String saved(List<StreamId> streams, Input input, Metadata metadata) {
        var saves = IntStream.range(0, streams.size())
                .mapToObj(n ->
                        new Save<>(streams.get(n), Version.NONE, input.said().get(n), false))
                .toList();
        assertThat(states.save(saves, metadata).get()).hasSize(streams.size());
        return folded(streams, stream -> List.of(states.load(stream, NOTHING).state()), input);
    }

    private static String folded(List<StreamId> streams, Function<StreamId, List<JsonPayload>> load, Input input) {
        for (int n = 0; n < streams.size(); n++) {
            if (!load.apply(streams.get(n)).equals(List.of(input.said().get(n)))) {
                return "read back another event";
            }
        }
        return "";
    }

    private String rows() {
        return String.valueOf(
                database.fetchValue("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM states)"));
    }
}
