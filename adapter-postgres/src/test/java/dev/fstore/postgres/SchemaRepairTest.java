package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.UnusableStoreException;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of every kind that somebody dropped or changed: verify names them, and install puts them back. */
@ExtendWith(PostgresExtension.class)
class SchemaRepairTest {

    private static final String SCHEMA = "repaired";

    private final String stream = "s " + UUID.randomUUID();
    private final TestDatabase database;
    private final DataSource schema;
    private final Session session;

    SchemaRepairTest(TestDatabase database) throws SQLException {
        this.database = in(SCHEMA, database);
        this.schema = this.database.dataSource();
        session = Session.open(this.database);
        session.append(stream, "Placed");
    }

    /** Once: each test leaves the schema repaired. */
    @BeforeAll
    static void install(TestDatabase database) throws SQLException {
        try (var session = Session.open(in(SCHEMA, database))) {
            session.query("CREATE SCHEMA " + SCHEMA);
            EventStoreSchema.install(in(SCHEMA, database).dataSource());
            session.query("SELECT register_decider_event('order', 'Placed', '')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    private static TestDatabase in(String schema, TestDatabase database) {
        return new TestDatabase(database.url() + "&currentSchema=" + schema);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Missing | trigger events.chain_event                   | DROP TRIGGER chain_event ON events
            Changed | trigger events.keep_rows                     | ALTER TABLE events DISABLE TRIGGER keep_rows
            Changed | trigger deciders.keep_all_rows               | CREATE OR REPLACE TRIGGER keep_all_rows AFTER TRUNCATE ON deciders EXECUTE FUNCTION refuse_change()
            Missing | constraint events.events_stream_version_key  | ALTER TABLE events DROP CONSTRAINT events_stream_version_key
            Missing | constraint events.events_pkey                | ALTER TABLE events DROP CONSTRAINT events_pkey
            Changed | constraint events.events_event_id_key        | ALTER TABLE events DROP CONSTRAINT events_event_id_key, ADD CONSTRAINT events_event_id_key UNIQUE (event_id, final)
            Missing | constraint views.views_lock_timeout_check    | ALTER TABLE views DROP CONSTRAINT views_lock_timeout_check
            Missing | constraint locks.locks_view_fkey, constraint views.views_pkey | ALTER TABLE locks DROP CONSTRAINT locks_view_fkey; ALTER TABLE cursors DROP CONSTRAINT cursors_view_fkey; ALTER TABLE views DROP CONSTRAINT views_pkey
            Missing | column deciders.description                  | ALTER TABLE deciders DROP COLUMN description
            Changed | column events.decider_id                     | ALTER TABLE events ALTER COLUMN decider_id TYPE varchar(600) COLLATE "C"
            Changed | column events.decider                        | ALTER TABLE events ALTER COLUMN decider TYPE text COLLATE "POSIX"
            Missing | default events.final                         | ALTER TABLE events ALTER COLUMN final DROP DEFAULT
            Changed | default events.final                         | ALTER TABLE events ALTER COLUMN final SET DEFAULT true
            Changed | default events.created_at                    | ALTER TABLE events ALTER COLUMN created_at SET DEFAULT now()
            Missing | not null events.command_id                   | ALTER TABLE events ALTER COLUMN command_id DROP NOT NULL
            Changed | not null views.pooling_delay_s               | ALTER TABLE views ALTER COLUMN pooling_delay_s SET NOT NULL
            Changed | deciders                                     | ALTER TABLE events SET UNLOGGED; ALTER TABLE deciders SET UNLOGGED
            Missing | states                                       | DROP TABLE states CASCADE
            Missing | sequence events_offset_seq                   | DROP SEQUENCE events_offset_seq
            Changed | sequence events_offset_seq                   | ALTER SEQUENCE events_offset_seq CACHE 100
            Missing | get_events                                   | DROP FUNCTION get_events
            Missing | chain_event, trigger events.chain_event      | DROP FUNCTION chain_event CASCADE
            Changed | get_events                                   | ALTER FUNCTION get_events SECURITY INVOKER
            Changed | append_event                                 | ALTER FUNCTION append_event RESET search_path
            Changed | append_event                                 | GRANT EXECUTE ON FUNCTION append_event TO PUBLIC
            Changed | is_name                                      | CREATE OR REPLACE FUNCTION is_name(v_text text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'
            Changed | get_last_event                               | CREATE FUNCTION get_last_event(text) RETURNS bigint LANGUAGE sql AS 'SELECT 1'
            """)
    void what_was_dropped_or_changed_is_named_and_put_back(String finding, String object, String change)
            throws SQLException {
        for (String statement : change.split("; ", -1)) {
            session.query(statement);
        }

        var verifying = assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("The event store in schema %s is incomplete or was changed.".formatted(SCHEMA))
                .hasMessageContaining(finding + ": ");
        for (String each : object.split(", ", -1)) {
            verifying.hasMessageContaining(each);
        }

        EventStoreSchema.install(schema); // which verifies it

        session.append(stream, "Placed");
        assertThat(session.query("SELECT version FROM get_events(?, 'order')", stream))
                .containsExactly("1", "2");
    }

    @Test
    void an_index_that_was_dropped_is_put_back() throws SQLException {
        var indexes = "SELECT indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
                + " WHERE c.relnamespace = ?::regnamespace AND NOT indisunique AND relname NOT LIKE '%history%'";
        var dropped = session.query(indexes, SCHEMA);
        assertThat(dropped).isNotEmpty();
        for (String index : dropped) {
            session.query("DROP INDEX " + index);
        }

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("Missing: index ");
        EventStoreSchema.install(schema);

        assertThat(session.query(indexes, SCHEMA)).containsExactlyInAnyOrderElementsOf(dropped);
    }

    @Test
    void a_column_that_was_dropped_with_its_values_cannot_be_put_back_and_install_says_so() throws SQLException {
        var broken = in("broken", database);
        try (var owner = Session.open(broken)) {
            owner.query("CREATE SCHEMA broken");
            EventStoreSchema.install(broken.dataSource());
            owner.query("SELECT register_decider_event('order', 'Placed', '')");
            owner.append(stream, "Placed");
            owner.query("ALTER TABLE events DROP COLUMN command_id");
        }

        assertThatThrownBy(() -> EventStoreSchema.install(broken.dataSource()))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("command_id");
    }

    @Test
    void a_sequence_that_is_behind_the_log_is_noticed_and_moved() throws SQLException {
        session.query("SELECT setval('events_offset_seq', 1, false)");

        assertThatThrownBy(() -> EventStoreSchema.verify(schema))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("events_offset_seq")
                .hasMessageContaining("behind the log");
        EventStoreSchema.install(schema);

        EventStoreSchema.verify(schema);
        session.append(stream, "Placed");
        assertThat(session.query("SELECT version FROM get_events(?, 'order')", stream))
                .containsExactly("1", "2");
    }

    @Test
    void a_repair_waits_for_a_limited_time_and_holds_up_no_writer_meanwhile() throws SQLException {
        session.query("ALTER TABLE events ALTER COLUMN final DROP DEFAULT");
        try (var writer = Session.open(database)) {
            writer.begin().append(stream, "Placed");

            var impatient = new TestDatabase(database.url() + "&options=-c%20lock_timeout%3D1s");
            assertThatThrownBy(() -> EventStoreSchema.install(impatient.dataSource()))
                    .isInstanceOf(UnusableStoreException.class)
                    .hasMessageContaining("lock timeout");

            writer.commit();
        }
        EventStoreSchema.install(schema);
        EventStoreSchema.verify(schema);
    }
}
