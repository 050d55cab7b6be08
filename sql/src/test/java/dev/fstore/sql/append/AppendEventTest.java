package dev.fstore.sql.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@ExtendWith({PostgresExtension.class, SessionExtension.class})
class AppendEventTest {

    private static final String APPEND =
            "SELECT version FROM append_event(?, gen_random_uuid(), 'order', ?, '{}', gen_random_uuid(), ?::uuid, 1, ?)";

    private final String stream = UUID.randomUUID().toString();
    private final Session session;

    AppendEventTest(Session session) throws SQLException {
        this.session = session;
        session.stateOf("SELECT register_decider_event('order', 'Placed', 'a guest ordered')");
    }

    @Test
    void a_second_first_event_is_refused_and_says_which_stream_and_what_to_do() throws SQLException {
        session.append(stream, "Placed", "");

        assertThatThrownBy(() -> session.append(stream, "Placed", ""))
                .isInstanceOfSatisfying(PSQLException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("23S01");
                    assertThat(e.getMessage())
                            .contains("previous_id can only be null for the first decider event", stream, "Hint:");
                });
    }

    @Test
    void an_overtaken_writer_is_refused() throws SQLException {
        var first = session.append(stream, "Placed", "");
        session.append(stream, "Placed", first.toString());

        assertThat(session.stateOf(APPEND, "Placed", stream, first, false)).isEqualTo("23S02");
    }

    @Test
    void the_last_event_of_another_stream_is_no_previous_event() throws SQLException {
        var elsewhere = session.append(UUID.randomUUID().toString(), "Placed", "");
        session.append(stream, "Placed", "");

        assertThat(session.stateOf(APPEND, "Placed", stream, elsewhere, false)).isEqualTo("23S03");
    }

    @Test
    void nothing_follows_a_final_event() throws SQLException {
        session.query(APPEND, "Placed", stream, null, true);
        var last = session.query("SELECT event_id FROM get_last_event(?, 'order')", stream)
                .getFirst();

        assertThat(session.stateOf(APPEND, "Placed", stream, last, false)).isEqualTo("23S04");
        assertThat(session.stateOf(APPEND, "Placed", stream, null, false)).isEqualTo("23S04");
    }

    @Test
    void an_event_type_must_be_declared() throws SQLException {
        assertThat(session.stateOf(APPEND, "Unheard of", stream, null, false)).isEqualTo("23S05");
    }

    @Test
    void a_direct_insert_is_checked_as_strictly_and_cannot_choose_its_place() throws SQLException {
        session.append(stream, "Placed", "");
        var insert = "INSERT INTO events (event, event_id, decider, decider_id, data, command_id, previous_id%s) VALUES"
                + " ('Placed', gen_random_uuid(), 'order', ?, '{}', gen_random_uuid(), ?::uuid%s) RETURNING version";
        var last = session.query("SELECT event_id FROM get_last_event(?, 'order')", stream)
                .getFirst();

        assertThat(session.stateOf(insert.formatted("", ""), stream, null)).isEqualTo("23S01");
        for (var place : List.of("\"offset\"", "version")) {
            assertThat(session.stateOf(insert.formatted(", " + place, ", 77"), stream, last))
                    .isEqualTo("23S06");
        }
        assertThat(session.query(insert.formatted("", ""), stream, last)).containsExactly("2");
    }

    @Test
    void a_command_over_several_streams_is_appended_once_however_often_it_is_sent() throws SQLException {
        var command = UUID.randomUUID();
        var append = "SELECT decider_id || ' ' || version || ' ' || final FROM append_events('{Placed,Placed,Placed}',"
                + " '{order,order,order}', ARRAY[?, ?, ?], ARRAY['{}', '{}', '{}']::jsonb[], ?, '{NULL,NULL,NULL}', NULL,"
                + " '{f,f,t}')";
        var expected = List.of(stream + " 1 false", stream + " 2 false", "b" + stream + " 1 true");

        assertThat(session.query(append, stream, stream, "b" + stream, command)).isEqualTo(expected);
        assertThat(session.query(append, stream, stream, "b" + stream, command)).isEqualTo(expected);
        assertThat(session.query("SELECT event_id FROM events WHERE command_id = ?", command))
                .hasSize(3);
        assertThat(session.stateOf(append, stream, stream, "c" + stream, UUID.randomUUID()))
                .isEqualTo("23S01");
        assertThat(session.query("SELECT 1 FROM events WHERE decider_id = ?", "c" + stream))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE events SET data = '{}'",
                "UPDATE events SET data = '{}' WHERE false",
                "DELETE FROM events",
                "TRUNCATE events",
                "UPDATE deciders SET description = ''",
                "DELETE FROM deciders",
                "TRUNCATE deciders"
            })
    void facts_cannot_be_changed(String statement) throws SQLException {
        session.append(stream, "Placed", "");

        assertThat(session.stateOf(statement)).isEqualTo("ST030");
    }
}
