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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role tries every statement. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one session for all: each test is a transaction that is rolled back
class RolesTest {

    private static final Pattern ROLES_LINE = Pattern.compile("AS \\$\\$\n-- Roles: ([a-z, ]+)\n");

    private static final String MISSING = "no roles";
    private static final String REFUSED = "42501";

    private final Session session;

    RolesTest(TestDatabase database) throws SQLException {
        Databases.installed(database);
        session = Session.open(database);
        Attacker.createRole(session, "stranger");
        session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
        session.query("SELECT register_view('billing')");
    }

    @BeforeEach
    void begin() throws SQLException {
        session.begin();
    }

    @AfterEach
    void rollBack() throws SQLException {
        session.rollback();
    }

    @AfterAll
    void close() throws SQLException {
        session.close();
    }

    static Stream<Arguments> cells() {
        return RoleMatrix.LINES
                .lines()
                .flatMap(line -> IntStream.range(0, RoleMatrix.ROLES.size())
                        .mapToObj(i -> Arguments.of(
                                RoleMatrix.ROLES.get(i),
                                line.charAt(i) == '.' ? "may not" : "may",
                                line.substring(RoleMatrix.ROLES.size() + 1))));
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
                .allSatisfy(function -> assertThat(RoleMatrix.LINES).contains("SELECT " + function + "("));
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
