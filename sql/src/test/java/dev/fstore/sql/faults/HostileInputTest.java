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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments are text and stay text; a caller without the right is refused. */
@ExtendWith(PostgresExtension.class)
class HostileInputTest {

    private static final List<String> STORED = List.of(
            "'; DROP TABLE events; --",
            "'' OR ''1''=''1",
            "\\'; TRUNCATE store.events; --",
            "\"; DROP SCHEMA store CASCADE; --",
            "$$; SELECT 1; $$",
            "$body$ BEGIN END $body$",
            "%s %I %L %1$s %999$s %",
            "{0} {} ${x} #{x}",
            "/* comment",
            "*/ -- end",
            "s' || (SELECT current_user) || '",
            "\\x00 \\u0000 \\",
            "E'\\\\'",
            "NULL",
            "null::text",
            "{a,\"b\",NULL}",
            "(1,2)",
            "order/other",
            "\uFF07 \u2019 \u02BC OR 1=1",
            "\u00E9 is not e\u0301",
            "A\u0430",
            "\uD83D\uDE00",
            "../../etc/passwd",
            ":name ? ?? $1 @x");

    private static final List<String> REFUSED = List.of(
            "",
            " ",
            "\u00A0\u3000",
            "a\nb",
            "a\tb",
            "a\u001Bb",
            "a\u007Fb",
            "a\u0085b",
            "a\u200Bb",
            "a\u202Eb",
            "a\u2028b",
            "\uFEFFa",
            "x".repeat(513),
            "\u20AC".repeat(171));

    private final Session owner;
    private final Attacker attacker;

    HostileInputTest(TestDatabase database) throws SQLException {
        attacker = Attacker.enter(database);
        owner = attacker.owner();
    }

    @AfterEach
    void close() throws SQLException {
        attacker.close();
    }

    static Stream<String> stored() {
        return STORED.stream();
    }

    static Stream<String> refused() {
        return REFUSED.stream();
    }

    @ParameterizedTest
    @MethodSource("stored")
    void a_hostile_text_is_stored_and_read_back_as_it_is(String text) throws SQLException {
        var his = attacker.session();
        var id = UUID.randomUUID();
        owner.query("SELECT store.register_view(?)", text);
        long before = events();

        his.query(
                "SELECT store.append_event('Placed', ?, 'order', ?, jsonb_build_object('x', ?::text), gen_random_uuid(), NULL,"
                        + " v_metadata => jsonb_build_object(?::text, 1))",
                id,
                text,
                text,
                text);

        assertThat(events()).isEqualTo(before + 1);
        for (String column : List.of("decider_id", "data->>'x'", "(SELECT jsonb_object_keys(metadata))")) {
            assertThat(his.query("SELECT " + column + " FROM store.get_events(?, 'order')", text))
                    .containsExactly(text);
        }
        assertThat(his.query("SELECT decider_id FROM store.stream_events(?)", text))
                .containsExactly(text);
        his.query("SELECT store.ack_event(?, ?, \"offset\") FROM store.get_last_event(?, 'order')", text, text, text);
        assertThat(owner.query("SELECT view FROM store.locks WHERE view = ? AND last_version = 1", text))
                .containsExactly(text);
        // Texts of errors are built from it too.
        assertThat(his.stateOf(
                        "SELECT store.append_event('Placed', gen_random_uuid(), 'order', ?, '{}', gen_random_uuid(), NULL)",
                        text))
                .isEqualTo("23S01");
        assertThat(his.stateOf(
                        "SELECT store.append_event(?, gen_random_uuid(), ?, ?, '{}', gen_random_uuid(), NULL)",
                        text,
                        text,
                        text))
                .isEqualTo("23S05");
        assertThat(his.stateOf("SELECT store.ack_event(?, ?, 1)", text + "?", text))
                .isEqualTo("ST010");
        assertThat(events()).isEqualTo(before + 1);
        owner.query("SELECT store.remove_view(?)", text);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_text_that_does_not_show_is_no_name_however_the_session_reads_literals(String text) throws SQLException {
        long before = events();
        for (String setting : List.of("on", "off")) {
            attacker.session().stateOf("SET standard_conforming_strings = " + setting); // not in PostgreSQL 19
            assertThat(attacker.session()
                            .stateOf(
                                    "SELECT store.append_event('Placed', gen_random_uuid(), 'order', ?, '{}', gen_random_uuid(), NULL)",
                                    text))
                    .isEqualTo("22S01");
            assertThat(owner.stateOf("SELECT store.register_view(?)", text)).isEqualTo("22S01");
            assertThat(owner.stateOf("SELECT store.register_decider_event('order', ?, '')", text))
                    .isEqualTo("22S01");
        }
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET session_replication_role = replica",
                "SET ROLE fstore_admin",
                "SET ROLE %owner",
                "SET SESSION AUTHORIZATION %owner",
                "ALTER ROLE attacker SUPERUSER",
                "GRANT fstore_admin TO attacker",
                "GRANT EXECUTE ON FUNCTION store.move_view TO attacker",
                "ALTER FUNCTION store.append_event RESET search_path",
                "ALTER FUNCTION store.append_event OWNER TO attacker",
                "ALTER FUNCTION store.append_event SECURITY INVOKER",
                "ALTER SCHEMA store RENAME TO other",
                "ALTER TABLE store.events DISABLE TRIGGER ALL",
                "ALTER TABLE store.events ADD COLUMN x int",
                "CREATE TRIGGER t BEFORE INSERT ON store.events FOR EACH ROW EXECUTE FUNCTION store.chain_event()",
                "CREATE RULE r AS ON INSERT TO store.events DO INSTEAD NOTHING",
                "CREATE POLICY p ON store.events",
                "CREATE INDEX ON store.events (event)",
                "CREATE TABLE evil.child (CHECK (true)) INHERITS (store.events)",
                "CREATE TABLE evil.child (view text REFERENCES store.views)",
                "CREATE CAST (text AS jsonb) WITH INOUT AS IMPLICIT",
                "CREATE TABLE public.mine (id int)",
                "CREATE TABLE store.mine (id int)",
                "CREATE FUNCTION public.format(text, text, text) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
                "CREATE FUNCTION store.octet_length(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
                "CREATE OPERATOR store.> (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8gt)",
                "CREATE TYPE public.text AS ENUM ()",
                "CREATE SEQUENCE store.mine",
                "CREATE OR REPLACE FUNCTION store.store_clock() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
                "COPY store.events TO STDOUT",
                "COPY store.events TO PROGRAM 'cat'",
                "SELECT setval('store.events_offset_seq', 1)",
                "DELETE FROM store.gaps WHERE false"
            })
    void a_caller_cannot_take_more_rights_than_he_has(String statement) throws SQLException {
        String name = owner.query("SELECT quote_ident(session_user)").getFirst();

        assertThat(attacker.session().stateOf(statement.replace("%owner", name)))
                .isEqualTo("42501");
    }

    private long events() throws SQLException {
        return Long.parseLong(owner.query("SELECT count(*) FROM store.events").getFirst());
    }
}
