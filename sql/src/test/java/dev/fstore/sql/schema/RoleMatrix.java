package dev.fstore.sql.schema;

import java.util.List;

/** The rights of each role: every public function, and statements that write to tables. */
final class RoleMatrix {

    static final List<String> ROLES =
            List.of("fstore_writer", "fstore_consumer", "fstore_reader", "fstore_admin", "stranger");

    /** A mark for each of the {@link #ROLES} in turn: a letter if it may, a dot if it is refused. */
    static final String LINES = """
            w.... SELECT append_event('Placed', gen_random_uuid(), 'order', 's', '{}', gen_random_uuid(), NULL)
            w.... SELECT append_events('{Placed}', '{order}', '{s}', '{"{}"}', gen_random_uuid(), '{NULL}')
            w.... SELECT place_event('Placed', 1, 'order', 'p', '{}', gen_random_uuid(), NULL, false, '{}')
            w.... SELECT place_events('{Placed}', '{1}', 'order', 'p', '{"{}"}', gen_random_uuid(), NULL, false, '{}')
            w.... SELECT place_command('{Placed}', '{1}', '{order}', '{p}', '{"{}"}', gen_random_uuid(), '{NULL}', '{f}', '{}', '{}', '{}', '{}')
            w.... SELECT place_commands('{Placed}', '{1}', '{order}', '{p}', '{"{}"}', ARRAY[gen_random_uuid()], '{1}', '{NULL}', '{f}', '{"{}"}')
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
            .cra. SELECT get_next_types('billing')
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

    private RoleMatrix() {}
}
