package dev.fstore.sql.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller's objects stand where the store's functions might look, which run with their owner's rights. */
@ExtendWith(PostgresExtension.class)
class HijackTest {

    private static final List<String> SCHEMAS = List.of("store", "public");
    private final Session owner;
    private final Attacker attacker;

    HijackTest(TestDatabase database) throws SQLException {
        attacker = Attacker.enter(database);
        owner = attacker.owner();
    }

    @AfterEach
    void close() throws SQLException {
        attacker.close();
    }

    static Stream<Arguments> hijacks() {
        return SCHEMAS.stream().flatMap(schema -> Hijacks.all().stream().map(hijacks -> Arguments.of(schema, hijacks)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hijacks")
    void objects_and_settings_of_a_caller_are_ignored(String schema, Hijacks hijacks) throws SQLException {
        var his = attacker.session();
        for (String statement : hijacks.statements()) {
            his.query(statement);
        }
        if (!hijacks.name().startsWith("search_path")) {
            his.query("SET search_path = pg_temp, \"$user\", evil, pg_catalog, " + schema);
        }
        String stream = UUID.randomUUID().toString();
        String view = "v" + stream;
        owner.query("SELECT %s.register_view(?)".formatted(schema), view);

        work(schema, view, stream);

        assertThat(attacker.loot()).isEmpty();
        assertThat(owner.query(
                        "SELECT event || version || data FROM %s.events WHERE decider_id = ? ORDER BY version"
                                .formatted(schema),
                        stream))
                .containsExactly("Placed1{\"n\": 1}", "Placed2{\"n\": 2}");
        assertThat(owner.query("SELECT last_version FROM %s.locks WHERE view = ?".formatted(schema), view))
                .containsExactly("2");
        assertThat(owner.query("SELECT event FROM %s.deciders".formatted(schema)))
                .containsExactly("Placed");
    }

    /** One event by each way, both of them consumed; then names that each way of refusing has to put into words. */
    private void work(String schema, String view, String stream) throws SQLException {
        var his = attacker.session();
        var first = UUID.randomUUID();
        var lease = UUID.randomUUID();
        String append = "SELECT %s.append_event('Placed', ?, 'order', ?, '{\"n\": 1}', ?, NULL)".formatted(schema);
        his.query(append, first, stream, first);
        his.query(
                "SELECT %s.append_events('{Placed}', '{order}', ARRAY[?], ARRAY['{\"n\": 2}']::pg_catalog.jsonb[], ?, ARRAY[?])"
                        .formatted(schema),
                stream,
                UUID.randomUUID(),
                first);
        his.query("SELECT %s.claim_streams('{order}', ARRAY[?])".formatted(schema), stream);
        var offsets =
                his.query("SELECT \"offset\" FROM %s.stream_events(?, 10, 60, 10, ?)".formatted(schema), view, lease);
        assertThat(offsets).hasSize(2);
        his.query("SELECT %s.renew_lease(?, ?, v_lease => ?)".formatted(schema), view, stream, lease);
        his.query(
                "SELECT %s.ack_event(?, ?, ?, NULL, ?)".formatted(schema),
                view,
                stream,
                Long.valueOf(offsets.getLast()),
                lease);
        assertThat(his.stateOf(append, UUID.randomUUID(), stream, first)).isEqualTo("23S01");
        assertThat(his.stateOf(append, UUID.randomUUID(), " ", first)).isEqualTo("22S01");
        assertThat(his.stateOf("SELECT %s.nack_event(?, ?)".formatted(schema), view, stream))
                .isEqualTo("ST011");
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void an_event_type_that_only_the_caller_knows_is_not_declared(String schema) throws SQLException {
        var his = attacker.session();
        his.query("CREATE TEMP TABLE deciders AS SELECT 'order'::text AS decider, 'Forged'::text AS event,"
                + " 1::bigint AS event_version, ''::text AS description");

        assertThat(his.stateOf(
                        "SELECT %s.append_event('Forged', gen_random_uuid(), 'order', 'forged', '{}', gen_random_uuid(), NULL)"
                                .formatted(schema)))
                .isEqualTo("23S05");
    }

    @Test
    void without_its_search_path_a_function_falls_for_a_temporary_table() throws SQLException {
        var his = attacker.session();
        owner.query("ALTER FUNCTION store.append_event RESET search_path");
        try {
            his.query("CREATE TABLE pg_temp.events AS TABLE shapes.events");
            his.query(
                    "SELECT store.append_event('Placed', gen_random_uuid(), 'order', 'lost', '{}', gen_random_uuid(), NULL)");
            assertThat(attacker.loot()).containsExactly("events");
            assertThat(owner.query("SELECT 1 FROM store.events WHERE decider_id = 'lost'"))
                    .isEmpty();
        } finally {
            owner.query("ALTER FUNCTION store.append_event SET search_path = store, pg_temp");
        }
    }

    @Test
    void without_its_search_path_a_function_calls_what_the_caller_wrote() throws SQLException {
        var his = attacker.session();
        owner.query("ALTER FUNCTION store.claim_streams RESET search_path");
        try {
            // Among them are hashtextextended and ||, which the function calls.
            for (String name : List.of("functions in evil from 10 on", "operators in evil from 0 on")) {
                his.begin().query("SET LOCAL search_path = evil, pg_catalog, store");
                for (String statement : hijacks(name).statements()) {
                    his.query(statement);
                }
                assertThat(his.stateOf("SELECT store.claim_streams('{order}', '{s}')"))
                        .isEqualTo("HIJAC");
                his.rollback();
            }
        } finally {
            owner.query("ALTER FUNCTION store.claim_streams SET search_path = store, pg_temp");
        }
    }

    private static Hijacks hijacks(String name) {
        return Hijacks.all().stream()
                .filter(hijacks -> hijacks.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
