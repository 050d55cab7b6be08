package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers of fstore-sql find what they call and read, and are told where this store differs: see sql/README.md. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class CompatibilityTest {

    private final String decider = "decider " + UUID.randomUUID();
    private final String stream = "stream " + UUID.randomUUID();
    private final String view = "view " + UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final Session session;

    CompatibilityTest(Session session) throws SQLException {
        this.session = session;
        Databases.empty(session);
        session.query("SELECT decider FROM register_decider_event(?, 'Opened', 'text', 1)", decider);
        session.query("SELECT decider FROM register_decider_event(?, 'Opened', 'text', 2)", decider);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_by_position_do_what_they_did(boolean inOneTransaction) throws SQLException {
        session.connection().setAutoCommit(!inOneTransaction);

        assertThat(session.query("SELECT event_version FROM register_decider_event(?, 'Closed', 'text')", decider))
                .containsExactly("1");
        assertThat(session.query(
                        "SELECT view FROM register_view(?, (now() - interval '1 hour')::timestamp, 300, 1, 'http://localhost/')",
                        view))
                .containsExactly(view);
        assertThat(session.query(
                        "SELECT event_version FROM append_event('Opened', ?, ?, ?, '{\"step\": 1}', gen_random_uuid(), NULL)",
                        first,
                        decider,
                        stream))
                .containsExactly("1");
        assertThat(session.query(
                        "SELECT event_version FROM append_event('Opened', ?, ?, ?, '{\"step\": 2}', gen_random_uuid(), ?, 2)",
                        second,
                        decider,
                        stream,
                        first))
                .containsExactly("2");
        assertThat(session.query("SELECT event_id FROM get_events(?, ?)", stream, decider))
                .containsExactly(first.toString(), second.toString());
        assertThat(session.query("SELECT event_id FROM get_last_event(?, ?)", stream, decider))
                .containsExactly(second.toString());

        String fetch = "SELECT event_id FROM stream_events(?, 10)";
        assertThat(session.query(fetch, view)).containsExactly(first.toString());
        assertThat(session.query(fetch, view)).isEmpty();
        assertThat(session.query("SELECT view FROM nack_event(?, ?)", view, stream))
                .containsExactly(view);
        assertThat(session.query(fetch, view)).containsExactly(first.toString());
        assertThat(session.query(
                        "SELECT last_offset = e.\"offset\" FROM events e, ack_event(?, ?, e.\"offset\") WHERE event_id = ?",
                        view,
                        stream,
                        first))
                .containsExactly("t");
        assertThat(session.query(fetch, view)).containsExactly(second.toString());
        assertThat(session.query("SELECT locked_until > now() FROM schedule_nack_event(?, ?, 60000)", view, stream))
                .containsExactly("t");
        assertThat(session.query(fetch, view)).isEmpty();
    }

    @Test
    void calls_by_name_do_what_they_did() throws SQLException {
        session.query(
                "SELECT register_decider_event(v_decider => ?, v_event => 'Closed', v_description => '', v_event_version => 1)",
                decider);
        session.query(
                "SELECT register_view(v_view => ?, v_start_at => '2020-01-01', v_lock_timeout_s => 60,"
                        + " v_pooling_delay_s => NULL, v_edge_function_url => NULL)",
                view);
        session.query(
                "SELECT append_event(v_event => 'Closed', v_event_id => ?, v_decider => ?, v_decider_id => ?, v_data => '{}',"
                        + " v_command_id => gen_random_uuid(), v_previous_id => NULL, v_event_version => 1)",
                first,
                decider,
                stream);

        assertThat(session.query("SELECT event_id FROM get_events(v_decider_id => ?, v_decider => ?)", stream, decider))
                .isEqualTo(session.query(
                        "SELECT event_id FROM get_last_event(v_decider_id => ?, v_decider => ?)", stream, decider))
                .containsExactly(first.toString());
        session.query("SELECT stream_events(v_view_name => ?, v_limit => 1, v_seconds => 300)", view);
        session.query("SELECT schedule_nack_event(v_view => ?, v_decider_id => ?, v_milliseconds => 0)", view, stream);
        session.query("SELECT stream_events(v_view_name => ?)", view);
        session.query("SELECT nack_event(v_view => ?, v_decider_id => ?)", view, stream);
        var offset = session.query("SELECT \"offset\" FROM stream_events(v_view_name => ?, v_limit => 10)", view);
        assertThat(offset).hasSize(1);
        assertThat(session.query(
                        "SELECT \"offset\" - last_offset FROM ack_event(v_view => ?, v_decider_id => ?, v_offset => ?::bigint)",
                        view,
                        stream,
                        offset.getFirst()))
                .containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            deciders | decider text, event text, event_version bigint, description text
            events   | event text, event_id uuid, event_version bigint, decider text, decider_id text, data jsonb, command_id uuid, previous_id uuid, final boolean, created_at timestamp with time zone, "offset" bigint, transaction_id xid8
            views    | view text, start_at timestamp with time zone, lock_timeout_s bigint, pooling_delay_s bigint, edge_function_url text, created_at timestamp with time zone, updated_at timestamp with time zone
            """)
    void a_select_of_all_columns_finds_them_where_they_were(String table, String columns) throws SQLException {
        assertThat(String.join(", ", columns(table))).startsWith(columns);
    }

    @Test
    void locks_have_the_columns_they_had() throws SQLException {
        assertThat(columns("locks"))
                .contains(
                        "view text",
                        "decider_id text",
                        "\"offset\" bigint",
                        "last_offset bigint",
                        "locked_until timestamp with time zone",
                        "offset_final boolean",
                        "created_at timestamp with time zone",
                        "updated_at timestamp with time zone");
    }

    @Test
    void an_insert_of_a_final_event_closes_the_stream() throws SQLException {
        insert("Opened", first, stream, null, false);
        insert("Opened", second, stream, first, true);

        assertRefused(
                "23S04", "last event for this decider stream is already final", UUID.randomUUID(), stream, second);
        assertThat(session.query("SELECT event_id FROM events WHERE decider_id = ? AND final", stream))
                .containsExactly(second.toString());
    }

    @Test
    void an_insert_that_breaks_a_rule_is_refused_in_the_words_that_callers_know() throws SQLException {
        insert("Opened", first, stream, null, false);
        insert("Opened", second, stream, first, false);
        var third = UUID.randomUUID();

        assertRefused("23S01", "previous_id can only be null for the first decider event", third, stream, null);
        assertRefused("23S02", "duplicate key value violates unique constraint", third, stream, first);
        assertRefused("23S03", "previous_id must be in the same decider", third, stream, third);
        assertRefused("23S03", "previous_id must be in the same decider", third, stream + "'", second);
        assertRefused("23505", "duplicate key value violates unique constraint", first, stream + "'", null);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> insert("Unheard of", third, stream, second, false))
                .withMessageContaining("violates foreign key constraint")
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("23S05"));
        assertThat(session.stateOf("SELECT register_decider_event(?, 'Opened', '')", decider))
                .isEqualTo("23505");
    }

    /** Where they differ on purpose. */
    @Test
    void what_fstore_sql_lets_pass_without_a_word_is_refused() throws SQLException {
        insert("Opened", first, stream, null, false);
        session.query("SELECT register_view(?, '2020-01-01')", view);

        assertThat(session.stateOf("UPDATE events SET data = '{}' WHERE event_id = ?", first))
                .isEqualTo("ST030");
        assertThat(session.stateOf("DELETE FROM events WHERE event_id = ?", first))
                .isEqualTo("ST030");
        assertThat(session.stateOf("UPDATE deciders SET description = '' WHERE decider = ?", decider))
                .isEqualTo("ST030");
        assertThat(session.stateOf("DELETE FROM deciders WHERE decider = ?", decider))
                .isEqualTo("ST030");
        assertThat(session.stateOf("SELECT stream_events('nobody''s view')")).isEqualTo("ST010");
        assertThat(session.query("SELECT decider_id FROM locks WHERE view = ?", view))
                .as("they appear when the view is asked")
                .isEmpty();
        for (String call : List.of("nack_event(?, ?)", "ack_event(?, ?, 1)", "schedule_nack_event(?, ?, 1)")) {
            assertThat(session.stateOf("SELECT " + call, view, stream)).as(call).isEqualTo("ST011");
        }
        session.query("SELECT stream_events(?)", view);
        assertThat(session.stateOf("SELECT ack_event(?, ?, 9223372036854775807)", view, stream))
                .isEqualTo("ST012");
    }

    private List<String> columns(String table) throws SQLException {
        return session.query(
                "SELECT quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                table);
    }

    private void insert(String event, UUID id, String into, @Nullable UUID previous, boolean last) throws SQLException {
        session.query(
                "INSERT INTO events (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final)"
                        + " VALUES (?, ?, 1, ?, ?, '{\"inserted\": true}', gen_random_uuid(), ?, ?)",
                event,
                id,
                decider,
                into,
                previous,
                last);
    }

    private void assertRefused(String state, String phrase, UUID id, String into, @Nullable UUID previous) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> insert("Opened", id, into, previous, false))
                .withMessageContaining(phrase)
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
