package dev.fstore.sql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks every function of the store without calling it. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class StaticCheckTest {

    private static final String FUNCTIONS = """
            WITH functions AS (
              SELECT p.oid, p.proname::text AS name, l.lanname::text AS language, p.prosrc AS body,
                     coalesce(array_to_string(p.proconfig, E'\\n'), '') AS settings
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
               WHERE p.pronamespace = current_schema()::regnamespace
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            )
            """;

    private final Session session;

    StaticCheckTest(Session session) {
        this.session = session;
    }

    @Test
    void there_is_something_to_check() throws SQLException {
        assertThat(session.query(FUNCTIONS + "SELECT name FROM functions"))
                .contains("append_event", "chain_event", "dispatch_events", "store_clock");
    }

    @Test
    void a_function_finds_nothing_by_its_callers_search_path() throws SQLException {
        assertThat(session.query(FUNCTIONS
                        + "SELECT name FROM functions WHERE language <> 'sql'"
                        + " AND settings !~ format('(^|\\n)search_path=%s, pg_temp($|\\n)', current_schema())"))
                .isEmpty();
        assertThat(session.query(FUNCTIONS + "SELECT name FROM functions WHERE language = 'sql'"
                        + " AND regexp_replace(body, 'pg_catalog\\.|OPERATOR\\(', '', 'g') = body"))
                .as("search_path would keep these from being inlined, so their names are qualified")
                .isEmpty();
        assertThat(session.query(FUNCTIONS + "SELECT name FROM functions WHERE language = 'sql' ORDER BY name"))
                .containsExactly(
                        "event_id_of", "free_place", "is_document", "is_name", "is_read", "next_offset", "store_clock");
    }

    @Test
    void no_function_may_pass_through_a_table_that_grows() throws SQLException {
        assertThat(
                        session.query(
                                FUNCTIONS
                                        + "SELECT name FROM functions WHERE language <> 'sql' AND settings !~ 'enable_seqscan=off' AND regexp_replace(body, '--[^\\n]*', '', 'g')"
                                        + " ~ '\\m(FROM|JOIN|LATERAL|UPDATE) (events|free_place|locks|gaps|log_positions|log_gaps|states|view_states|process_instances)\\M'"))
                .as("a session keeps the plan that it made when the table was small")
                .isEmpty();
    }

    @Test
    void no_function_builds_statements_out_of_text() throws SQLException {
        assertThat(
                        session.query(
                                FUNCTIONS
                                        + "SELECT name FROM functions WHERE regexp_replace(body, '--[^\\n]*', '', 'g') ~* '\\mexecute\\M'"))
                .isEmpty();
    }

    @Test
    void the_checker_has_nothing_to_say() throws SQLException {
        assumeTrue(
                !session.query("SELECT 1 FROM pg_available_extensions WHERE name = 'plpgsql_check'")
                        .isEmpty(),
                "the extension plpgsql_check is not installed");
        session.query("CREATE SCHEMA IF NOT EXISTS checker");
        session.query("CREATE EXTENSION IF NOT EXISTS plpgsql_check SCHEMA checker");

        assertThat(session.query(FUNCTIONS + """
                , checked AS (
                  SELECT f.oid, f.name, coalesce(t.tgrelid, 0::oid) AS relation
                    FROM functions f LEFT JOIN pg_trigger t ON t.tgfoid = f.oid
                   WHERE f.language = 'plpgsql'
                )
                SELECT DISTINCT format('%s, line %s, %s: %s %s', f.name, c.lineno, c.level, c.message, c.query)
                  FROM checked f CROSS JOIN LATERAL checker.plpgsql_check_function_tb(
                         f.oid::regprocedure, f.relation::regclass, performance_warnings => true,
                         extra_warnings => true, security_warnings => true) c
                """)).isEmpty();
    }
}
