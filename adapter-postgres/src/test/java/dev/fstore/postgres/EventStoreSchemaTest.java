package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.UnusableStoreException;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(PostgresExtension.class)
class EventStoreSchemaTest {

    private final DataSource postgres;
    private final TestDatabase database;

    EventStoreSchemaTest(TestDatabase database) {
        this.database = database;
        this.postgres = database.dataSource();
    }

    @Test
    void installing_twice_changes_nothing_the_second_time() throws SQLException {
        var schema = schema("twice");
        EventStoreSchema.install(schema);
        execute(schema, "SELECT * FROM register_decider_event('order', 'Placed', '')");

        EventStoreSchema.install(schema);

        EventStoreSchema.verify(schema);
        assertThat(count(schema, "deciders")).isOne();
    }

    @Test
    void the_store_may_live_in_a_schema_with_other_tables() throws SQLException {
        var schema = schema("shared");
        execute(schema, "CREATE TABLE customers (id int)");

        EventStoreSchema.install(schema);

        assertThatCode(() -> EventStoreSchema.verify(schema)).doesNotThrowAnyException();
    }

    @Test
    void verifying_a_database_without_the_store_says_so_and_what_to_do() throws SQLException {
        var schema = schema("empty");

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("No event store is installed in schema empty.")
                .hasMessageContaining("EventStoreSchema.install");
    }

    @Test
    void a_function_that_somebody_changed_is_noticed_and_named() throws SQLException {
        var schema = schema("changed");
        EventStoreSchema.install(schema);
        execute(schema, "CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'");

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("incomplete or was changed. Changed: store_clock.");
    }

    @Test
    void functions_of_others_are_none_of_its_business() throws SQLException {
        var schema = schema("overloaded");
        EventStoreSchema.install(schema);
        execute(
                schema,
                "CREATE FUNCTION mine(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE FUNCTION mine(text) RETURNS int LANGUAGE sql AS 'SELECT 2'");

        assertThatCode(() -> EventStoreSchema.verify(schema)).doesNotThrowAnyException();
    }

    @Test
    void a_function_that_is_there_twice_is_noticed_and_named() throws SQLException {
        var schema = schema("twofold");
        EventStoreSchema.install(schema);
        execute(
                schema,
                "CREATE FUNCTION get_last_event(text, text, boolean) RETURNS SETOF events LANGUAGE sql"
                        + " AS 'SELECT * FROM events WHERE false'"); // as in a version with one more parameter

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("Changed: get_last_event.");
    }

    @Test
    void an_older_library_says_that_the_store_is_newer() throws SQLException {
        var schema = schema("newer");
        EventStoreSchema.install(schema);
        execute(schema, """
                INSERT INTO fstore_schema_history
                SELECT h.installed_rank + v.rank, v.version, v.description, h.type, v.script, 42, h.installed_by, now(), 1, true
                  FROM fstore_schema_history h,
                       (VALUES (1001, '99', 'parked', 'V99__parked.sql'), (1002, NULL, 'rewind stream', 'R__rewind_stream.sql'))
                       AS v (rank, version, description, script)
                 WHERE h.version = '0.6'""");

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining(
                        "schema newer is newer than this library, which does not know: parked, rewind_stream.");
    }

    @Test
    void what_was_installed_in_another_way_is_found_and_kept() throws SQLException {
        var schema = schema("elsewhere");
        EventStoreSchema.install(schema);
        execute(schema, "SELECT * FROM register_decider_event('order', 'Placed', '')");
        execute(schema, "DROP TABLE fstore_schema_history"); // as after install.sql

        EventStoreSchema.verify(schema);
        EventStoreSchema.install(schema);

        EventStoreSchema.verify(schema);
        assertThat(count(schema, "deciders")).isOne();
    }

    @Test
    void functions_find_their_tables_whatever_the_callers_search_path() throws SQLException {
        var schema = schema("pinned");
        EventStoreSchema.install(schema);

        execute(
                postgres,
                "SELECT * FROM pinned.register_decider_event('order', 'Placed', '');"
                        + "CREATE TEMP TABLE events (LIKE pinned.events);"
                        + "SELECT * FROM pinned.append_event('Placed', gen_random_uuid(), 'order', '1', '{}', gen_random_uuid(), NULL)");

        assertThat(count(schema, "events")).isOne();
    }

    private DataSource schema(String name) throws SQLException {
        execute(postgres, "CREATE SCHEMA " + name);
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setCurrentSchema(name);
        return dataSource;
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(DataSource dataSource, String table) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void default_privileges_give_nobody_more_than_his_role() throws SQLException {
        try (var session = Session.open(database)) {
            session.query("CREATE ROLE anybody");
            session.query("CREATE SCHEMA generous");
            session.query("ALTER DEFAULT PRIVILEGES IN SCHEMA generous GRANT ALL ON TABLES TO PUBLIC, anybody");
            session.query("ALTER DEFAULT PRIVILEGES IN SCHEMA generous GRANT ALL ON SEQUENCES TO PUBLIC, anybody");
            session.query("ALTER DEFAULT PRIVILEGES IN SCHEMA generous GRANT EXECUTE ON FUNCTIONS TO anybody");
            EventStoreSchema.install(new TestDatabase(database.url() + "&currentSchema=generous").dataSource());

            assertThat(session.query("""
                    SELECT relname || ': ' || privilege_type FROM pg_class, aclexplode(relacl)
                     WHERE relnamespace = 'generous'::regnamespace AND relname NOT LIKE '%history%'
                       AND (grantee = 0 OR (grantee = 'anybody'::regrole AND privilege_type <> 'SELECT'))
                     UNION ALL
                    SELECT proname FROM pg_proc, aclexplode(proacl)
                     WHERE pronamespace = 'generous'::regnamespace AND grantee IN (0, 'anybody'::regrole)""")).isEmpty();
        }
    }

    @Test
    void default_privileges_give_no_role_of_the_store_more_than_what_is_its_own() throws SQLException {
        var roles = new String[] {"fstore_writer", "fstore_consumer", "fstore_reader", "fstore_admin"};
        try (var session = Session.open(database)) {
            session.query("CREATE SCHEMA lavish");
            EventStoreSchema.install(database.dataSource()); // makes the roles
            session.query(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA lavish GRANT ALL ON TABLES TO " + String.join(", ", roles));
            EventStoreSchema.install(new TestDatabase(database.url() + "&currentSchema=lavish").dataSource());

            for (String role : roles) {
                assertThat(privileges(session, "lavish", role))
                        .isEqualTo(privileges(session, "public", role))
                        .isNotEmpty();
            }
            assertThat(privileges(session, "lavish", "fstore_writer")).containsExactly("deciders SELECT");
            assertThat(privileges(session, "lavish", "fstore_consumer"))
                    .containsExactly(
                            "view_states DELETE",
                            "view_states INSERT",
                            "view_states SELECT",
                            "view_states UPDATE",
                            "views SELECT");
        }
    }

    private static List<String> privileges(Session session, String schema, String role) throws SQLException {
        return session.query("""
                SELECT relname || ' ' || privilege_type FROM pg_class, aclexplode(relacl)
                 WHERE relnamespace = ?::regnamespace AND relname NOT LIKE '%history%' AND grantee = ?::regrole
                 ORDER BY 1""", schema, role);
    }
}
