package dev.fstore.sql.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The locks by which commands follow each other: any role can take them, and there are only so many. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
public class ClaimsTest {

    private static final int MANY = 20_000;

    private final TestDatabase database;
    private final Session session;

    ClaimsTest(TestDatabase database, Session session) throws SQLException {
        this.database = database;
        this.session = session;
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
    }

    @Test
    void a_lock_that_another_session_keeps_ends_in_an_error_that_names_it() throws SQLException {
        var command = UUID.randomUUID();
        String append = "SELECT append_events('{Placed}', '{order}', ARRAY[?], ARRAY['{}']::jsonb[], ?, '{NULL}')";
        try (var other = Session.open(database)) {
            var holder = other.query("SELECT pg_backend_pid()").getFirst();
            other.begin().query("SELECT pg_advisory_xact_lock(hashtextextended(?::uuid::text, 1))", command);

            session.query("SET lock_timeout = '50ms'");
            assertThatThrownBy(() -> session.query(append, command.toString(), command))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("another session holds a lock on this command or one of its streams: process "
                            + holder + " of role ")
                    .extracting(error -> ((SQLException) error).getSQLState())
                    .isEqualTo("55S01");
            other.rollback();
        }

        assertThat(session.query("SHOW lock_timeout")).containsExactly("50ms");
        assertThat(session.query(append, command.toString(), command)).hasSize(1);
        session.query("RESET lock_timeout");
    }

    @Test
    void a_command_on_twenty_thousand_streams_has_room_in_the_lock_table() throws SQLException {
        var prefix = UUID.randomUUID() + " ";
        String appended =
                session.query("""
                        SELECT count(*) FROM append_events(
                          array_fill('Placed'::text, ARRAY[?::int]), array_fill('order'::text, ARRAY[?::int]),
                          ARRAY(SELECT ? || i FROM generate_series(1, ?::int) i), array_fill('{}'::jsonb, ARRAY[?::int]),
                          gen_random_uuid(), array_fill(NULL::uuid, ARRAY[?::int]))""", MANY, MANY, prefix, MANY, MANY, MANY).getFirst();

        assertThat(appended).isEqualTo("20000");
    }
}
