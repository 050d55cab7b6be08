package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema may have any name that PostgreSQL takes. */
@ExtendWith(PostgresExtension.class)
class SchemaNamesTest {

    private final TestDatabase database;

    SchemaNamesTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Schema", "a.b", "select", "a\"quote", "it's", "Größe"})
    void the_store_is_installed_verified_and_used_in_a_schema_of_any_name(String name) throws Exception {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        try (var owner = Session.open(database)) {
            owner.query("CREATE SCHEMA " + quoted);
        }
        var there = in(quoted);

        EventStoreSchema.install(there.dataSource());
        EventStoreSchema.install(there.dataSource());
        EventStoreSchema.verify(there.dataSource());

        try (var session = Session.open(there)) {
            session.begin().query(SqlFiles.installer());
            session.commit();
            session.query("SELECT register_decider_event('order', 'Placed', '')");
            session.query("SELECT register_view('billing')");
            session.append("s", "Placed");
            assertThat(session.fetch("billing", 1)).containsExactly("s:Placed");
            assertThat(
                            session.query(
                                    "SELECT has_function_privilege('fstore_writer', p.oid, 'EXECUTE') FROM pg_proc p"
                                            + " WHERE p.proname = 'append_event' AND p.pronamespace = quote_ident(current_schema())::regnamespace"))
                    .containsExactly("t");
            session.query("DROP TRIGGER chain_event ON events");
            session.query("ALTER TABLE events ALTER COLUMN final DROP DEFAULT");
        }
        EventStoreSchema.install(there.dataSource());
        EventStoreSchema.verify(there.dataSource());

        var events = DSL.using(there.dataSource(), SQLDialect.POSTGRES).fetch("SELECT * FROM get_events('s', 'order')");
        assertThat(events).hasSize(1);
    }

    private TestDatabase in(String quoted) {
        return new TestDatabase(database.url() + "&currentSchema=" + URLEncoder.encode(quoted, StandardCharsets.UTF_8));
    }
}
