package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.sql.faults.Attacker;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every role with every statement. */
@ExtendWith(PostgresExtension.class)
class RolesTest {

    private static final List<String> ROLES =
            List.of("fstore_writer", "fstore_consumer", "fstore_reader", "fstore_admin", "stranger");

    private static final Pattern ROLES_LINE = Pattern.compile("AS \\$\\$\n-- Roles: ([a-z, ]+)\n");

    private static final String MISSING = "no roles";
    private static final String REFUSED = "42501";

    /** A mark for each of the {@link #ROLES} in turn: a letter if it may, a dot if it is refused. */
    private static final String MATRIX = """
            w.... SELECT append_event('Placed', gen_random_uuid(), 'order', 's', '{}', gen_random_uuid(), NULL)
            w.... SELECT append_events('{Placed}', '{order}', '{s}', '{"{}"}', gen_random_uuid(), '{NULL}')
            w.... SELECT claim_streams('{order}', '{s}')
            w.ra. SELECT get_events('s', 'order')
            w.ra. SELECT get_events_of_command(gen_random_uuid())
            w.ra. SELECT get_last_event('s', 'order')
            w.... SELECT save_states('{order}', '{s}', '{"{}"}', '{0}', '{f}', gen_random_uuid())
            w.ra. SELECT get_state('s', 'order')
            .c... SELECT stream_events('billing')
            .c... SELECT order_events()
            .c... SELECT read_log('billing')
            .c... SELECT ack_event('billing', 's', 1)
            .c... SELECT ack_events('billing', '{order}', '{s}', '{1}')
            .c... SELECT nack_event('billing', 's')
            .c... SELECT schedule_nack_event('billing', 's', 1)
            .c... SELECT renew_lease('billing', 's')
            .c... SELECT renew_leases('billing', '{order}', '{s}')
            .c... SELECT nack_events('billing', '{order}', '{s}')
            .c... SELECT park_stream('billing', 's', 'error')
            .cra. SELECT get_lag('billing')
            wcra. SELECT has_processed('v', '{order}', '{s}', '{1}')
            .cra. SELECT has_overtaken('billing', 'billing')
            ..ra. SELECT get_parked_streams('billing')
            .c... SELECT claim_instances('order', '{s}')
            .c... SELECT claim_due_instances('order')
            .c... SELECT save_instances('order', '{s}', '{NULL}', '{f}', '{f}')
            .c... SELECT postpone_instance('order', 's', 'error')
            .cra. SELECT get_next_due('order')
            ..ra. SELECT get_instances('order')
            .cra. SELECT get_lateness('order')
            ...a. SELECT replay_instance('order', 's')
            ...a. SELECT skip_deadline('order', 's', now())
            ...a. SELECT forget_instances('order')
            ...a. SELECT register_decider_event('order', 'Paid', '')
            ...a. SELECT register_view('shipping')
            ...a. SELECT move_view('billing', 0)
            ...a. SELECT pause_view('billing', 0)
            ...a. SELECT remove_view('billing')
            ...a. SELECT replay_stream('billing', 's')
            ...a. SELECT skip_event('billing', 's', 1)
            ..... SELECT dispatch_events('billing', 1)
            ..... SELECT start_view('billing', now(), 0)
            ..... SELECT event_id_of(gen_random_uuid(), 1)
            ..... SELECT leased_stream('billing', 's', NULL, NULL)
            ..... SELECT refuse_argument('22S01', 'a', 'b', 'c')
            ..... SELECT failed_instance('order', 's')
            ..... SELECT refuse_instance('ST060', 'order', 's', 'r')
            ..ra. SELECT FROM process_instances
            ..... SELECT FROM process_instances FOR UPDATE
            ..... UPDATE process_instances SET due_at = NULL WHERE false
            ..... SELECT is_name('s')
            ..... SELECT is_read('order', 'Placed', NULL, NULL)
            ..... SELECT pending_events('billing', 1)
            ..... SELECT store_clock()
            w.ra. SELECT FROM deciders
            ..ra. SELECT FROM events
            ..ra. SELECT FROM states
            .cra. SELECT FROM view_states
            .c... INSERT INTO view_states VALUES ('billing', 'k', 1, '{}', now())
            .c... UPDATE view_states SET version = 2 WHERE view = 'billing'
            .c... DELETE FROM view_states WHERE view = 'billing'
            .c... SELECT FROM view_states FOR UPDATE
            ..... TRUNCATE view_states
            .cra. SELECT FROM views
            ..ra. SELECT FROM locks
            ..... SELECT FROM cursors
            ..... SELECT FROM gaps
            ..ra. SELECT FROM log_positions
            ..... SELECT FROM log_cursor
            ..... SELECT FROM log_gaps
            ..... SELECT FROM log_positions FOR UPDATE
            ..... INSERT INTO log_positions VALUES (1, 1)
            ..... UPDATE log_positions SET position = 0 WHERE false
            ..... DELETE FROM log_positions WHERE false
            ..... TRUNCATE log_positions
            ..... UPDATE log_cursor SET position = 0 WHERE false
            ..... DELETE FROM log_gaps WHERE false
            ..... SELECT FROM events FOR UPDATE
            ..... SELECT FROM locks FOR NO KEY UPDATE
            ..... SELECT FROM states FOR UPDATE
            ..... INSERT INTO events (event) VALUES ('Placed')
            ..... INSERT INTO deciders (decider, event) VALUES ('order', 'Paid')
            ..... INSERT INTO views (view) VALUES ('billing')
            ..... UPDATE events SET data = '{}'
            ..... UPDATE events SET data = '{}' WHERE false
            ..... UPDATE states SET state = '{}'
            ..... UPDATE locks SET last_offset = 0
            ..... UPDATE locks SET last_offset = 0 WHERE false
            ..... UPDATE views SET edge_function_url = 'http://localhost'
            ..... UPDATE cursors SET "offset" = 0 WHERE false
            ..... DELETE FROM events WHERE false
            ..... DELETE FROM deciders
            ..... DELETE FROM gaps WHERE false
            ..... DELETE FROM states
            ..... TRUNCATE events CASCADE
            ..... TRUNCATE locks
            ..... LOCK TABLE events
            ..... SELECT nextval('events_offset_seq')
            ..... SELECT setval('events_offset_seq', 1)
            ..... SELECT last_value FROM events_offset_seq
            ..... CREATE TABLE mine (id int)
            ..... CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'
            ..... CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'
            ..... ALTER FUNCTION store_clock() STABLE
            ..... DROP FUNCTION store_clock()
            ..... ALTER TABLE events DISABLE TRIGGER ALL
            ..... DROP TABLE events CASCADE
            """;

    private final Session session;

    RolesTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        session = Session.open(database);
        Attacker.createRole(session, "stranger");
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SELECT register_view('billing')");
        session.begin();
    }

    @AfterEach
    void close() throws SQLException {
        session.rollback();
        session.close();
    }

    static Stream<Arguments> cells() {
        return MATRIX.lines()
                .flatMap(line -> IntStream.range(0, ROLES.size())
                        .mapToObj(i -> Arguments.of(
                                ROLES.get(i),
                                line.charAt(i) == '.' ? "may not" : "may",
                                line.substring(ROLES.size() + 1))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cells")
    void a_role_may_do_what_is_its_own_and_is_told_so_when_it_tries_anything_else(
            String role, String verdict, String statement) throws SQLException {
        assertThat(may(role, statement)).isEqualTo(verdict);
    }

    @Test
    void the_matrix_covers_every_function_that_somebody_may_call() throws SQLException {
        assertThat(session.query("SELECT DISTINCT p.proname FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a"
                        + " WHERE p.pronamespace = current_schema()::regnamespace AND a.grantee <> p.proowner"))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(MATRIX).contains("SELECT " + function + "("));
    }

    @Test
    void nothing_is_granted_to_everybody() throws SQLException {
        assertThat(grantedToEverybody()).isEmpty();
    }

    @Test
    void public_functions_name_their_roles_and_internal_ones_none() throws IOException {
        assertThat(rolesOf("functions")).hasSizeGreaterThan(30).doesNotContain("none", MISSING);
        assertThat(rolesOf("functions/internal")).hasSizeGreaterThan(20).containsOnly("none");
    }

    @Test
    void a_function_belongs_to_the_roles_that_its_first_line_names_and_to_no_others() throws SQLException {
        assertThat(session.query("""
                SELECT p.proname
                  FROM pg_proc p
                 WHERE p.pronamespace = current_schema()::regnamespace
                   AND substring(p.prosrc FROM '^[ \n]*-- Roles: ([a-z, ]+)\n') IS DISTINCT FROM coalesce(
                       (SELECT string_agg(r.role, ', ' ORDER BY r.place)
                          FROM unnest('{writer,consumer,reader,admin}'::text[]) WITH ORDINALITY AS r (role, place)
                         WHERE has_function_privilege('fstore_' || r.role, p.oid, 'EXECUTE')), 'none')
                """)).isEmpty();
    }

    @Test
    void the_matrix_notices_a_right_too_many_and_a_right_too_few() throws SQLException {
        session.query("GRANT EXECUTE ON FUNCTION move_view TO PUBLIC");
        session.query("GRANT UPDATE ON locks TO fstore_consumer");
        session.query("REVOKE EXECUTE ON FUNCTION get_lag FROM fstore_reader");

        assertThat(may("stranger", "SELECT move_view('billing', 0)")).isEqualTo("may");
        assertThat(may("fstore_consumer", "UPDATE locks SET last_offset = 0 WHERE false"))
                .isEqualTo("may");
        assertThat(may("fstore_reader", "SELECT get_lag('billing')")).isEqualTo("may not");
        assertThat(grantedToEverybody()).containsExactly("move_view");
    }

    private static List<String> rolesOf(String folder) throws IOException {
        try (var files = Files.list(SqlFiles.FOLDER.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> ROLES_LINE.matcher(read(file)))
                    .map(line -> line.find() ? line.group(1) : MISSING)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> grantedToEverybody() throws SQLException {
        return session.query("""
                SELECT o.name FROM (
                  SELECT proname::text, pronamespace, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
                  UNION ALL
                  SELECT relname::text, relnamespace, relacl FROM pg_class
                  UNION ALL
                  SELECT relname || '.' || attname, relnamespace, attacl FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                ) o (name, namespace, acl) CROSS JOIN LATERAL aclexplode(o.acl) a
                WHERE o.namespace = current_schema()::regnamespace AND a.grantee = 0
                """);
    }

    /** Leaves no trace in the open transaction. */
    private String may(String role, String statement) throws SQLException {
        var attempt = session.connection().setSavepoint();
        session.query("SET LOCAL ROLE " + role);
        String state = session.stateOf(statement);
        session.connection().rollback(attempt);
        assertThat(session.query("SELECT current_user = session_user")).containsExactly("t");
        return state.equals(REFUSED) ? "may not" : "may";
    }
}
