package dev.fstore.sql.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A call of every function whose cost must not depend on how many events, streams and views there are. */
final class Statements {

    /** Of what all calls of a round are about: 25 streams with an event each, times what a plan may do for each of them. */
    static final int MOST_ROWS = 10_000;

    private static final int NEW = 25;

    private Statements() {}

    static List<String> ofRound(int round) {
        var streams = new ArrayList<String>();
        for (int i = 0; i < NEW; i++) {
            streams.add("'new %s-%s'".formatted(round, i));
        }
        streams.set(NEW - 1, "'old'"); // which is long
        var ids = "ARRAY[%s]".formatted(String.join(", ", streams));
        var deciders = "array_fill('order'::text, ARRAY[%s])".formatted(NEW);
        var offsets =
                "ARRAY(SELECT e.\"offset\" FROM unnest(%s) u CROSS JOIN LATERAL (SELECT * FROM get_last_event(u, 'order')) e)"
                        .formatted(ids);
        var lease = "md5('%s')::uuid".formatted(round);
        var command = "md5('command %s')::uuid".formatted(round);
        var first = streams.getFirst();
        var second = streams.get(1);
        return Stream.of(
                        "SELECT append_event('Placed', gen_random_uuid(), 'order', u, '{}', gen_random_uuid(), (SELECT event_id FROM get_last_event(u, 'order'))) FROM unnest(({ids})[3:]) u",
                        "SELECT append_events(array_fill('Placed'::text, ARRAY[2]), array_fill('order'::text, ARRAY[2]), ({ids})[1:2], array_fill('{}'::jsonb, ARRAY[2]), {command}, v_previous_ids => array_fill(NULL::uuid, ARRAY[2]))",
                        "SELECT place_event('Placed', 1, 'order', u, '{}', gen_random_uuid(), (SELECT event_id FROM get_last_event(u, 'order')), false, '{}') FROM unnest(({ids})[3:4]) u",
                        "SELECT place_events(array_fill('Placed'::text, ARRAY[3]), array_fill(1::bigint, ARRAY[3]), 'order', 'old', array_fill('{}'::jsonb, ARRAY[3]), gen_random_uuid(), (SELECT event_id FROM get_last_event('old', 'order')), false, '{}')",
                        "SELECT place_commands(array_fill('Placed'::text, ARRAY[2]), array_fill(1::bigint, ARRAY[2]), ({deciders})[1:2], ARRAY['old', 'none'], array_fill('{}'::jsonb, ARRAY[2]), ARRAY[gen_random_uuid(), gen_random_uuid()], '{1,1}', ARRAY[(SELECT event_id FROM get_last_event('old', 'order')), gen_random_uuid()], '{f,f}', array_fill('{}'::jsonb, ARRAY[2]))",
                        "SELECT place_command(array_fill('Placed'::text, ARRAY[2]), array_fill(1::bigint, ARRAY[2]), ({deciders})[1:2], ARRAY['old', 'new %s'], array_fill('{}'::jsonb, ARRAY[2]), gen_random_uuid(), ARRAY[(SELECT event_id FROM get_last_event('old', 'order')), NULL], '{f,f}', '{}', '{order}', '{none}', '{NULL}')"
                                .formatted(round),
                        "SELECT place_event('Placed', 1, 'order', u || ' placed', '{}', gen_random_uuid(), NULL, false, '{}') FROM unnest({ids}) u WHERE u <> 'old'",
                        "SELECT place_events('{Placed}', '{1}', 'order', 'old', '{\"{}\"}', gen_random_uuid(), event_id, false, '{}') FROM get_last_event('old', 'order')",
                        "SELECT place_command('{Placed}', '{1}', '{order}', '{old}', '{\"{}\"}', gen_random_uuid(), ARRAY[event_id], '{f}', '{}', '{}', '{}', '{}') FROM get_last_event('old', 'order')",
                        "SELECT place_commands('{Placed}', '{1}', '{order}', '{old}', '{\"{}\"}', ARRAY[gen_random_uuid()], '{1}', ARRAY[event_id], '{f}', '{\"{}\"}') FROM get_last_event('old', 'order')",
                        "SELECT get_events_of_command({command})",
                        "SELECT get_events({first}, 'order')",
                        "SELECT get_last_event({first}, 'order')",
                        "SELECT get_lag('view')",
                        "SELECT stream_events('view', 1000, 300, 20, {lease})",
                        "SELECT get_lag('view')",
                        "SELECT has_processed('view', {deciders}, {ids}, array_fill(1::bigint, ARRAY[25]))",
                        "SELECT has_overtaken('view', 'other')",
                        "SELECT renew_leases('view', {deciders}, {ids}, 60, {lease})",
                        "SELECT renew_lease('view', {first}, 60, 'order', {lease})",
                        "SELECT nack_events('view', ({deciders})[3:5], ({ids})[3:5], 0, {lease})",
                        "SELECT park_stream('view', {first}, 'reason', 'order', {lease})",
                        "SELECT get_parked_streams('view')",
                        "SELECT get_next_types('view')",
                        "SELECT replay_stream('view', {first})",
                        "SELECT schedule_nack_event('view', {second}, 0, NULL, {lease})",
                        "SELECT ack_events('view', ({deciders})[6:], ({ids})[6:], ({offsets})[6:], {lease})",
                        "SELECT stream_events('view', 1000, 300, 20, {lease})",
                        "SELECT nack_events('view', NULL, NULL, 0, {lease})",
                        "SELECT stream_events('view', 1)",
                        "SELECT nack_event('view', {first}) FROM locks WHERE view = 'view' AND decider_id = {first} AND delivered_offset IS NOT NULL",
                        "SELECT stream_events('view', 1000, 300, 20, {lease})",
                        "SELECT ack_events('view', ({deciders})[2:5], ({ids})[2:5], ({offsets})[2:5], {lease}) WHERE false",
                        "SELECT nack_events('view', NULL, NULL, 0, {lease})",
                        "SELECT has_overtaken('other', 'view')",
                        "SELECT order_events()",
                        "SELECT read_log('journal')",
                        "SELECT has_processed('journal', {deciders}, {ids}, array_fill(1::bigint, ARRAY[25]))",
                        "SELECT get_lag('journal')",
                        "SELECT has_overtaken('journal', 'journal')",
                        "SELECT claim_streams({deciders}, {ids})",
                        "SELECT save_states(({deciders})[1:24], ({ids})[1:24], array_fill('{}'::jsonb, ARRAY[24]), array_fill(0::bigint, ARRAY[24]), array_fill(false, ARRAY[24]), {command})",
                        "SELECT get_state({first}, 'order')",
                        "SELECT claim_instances('order', {ids})",
                        "SELECT save_instances('order', {ids}, array_fill(now(), ARRAY[25]), array_fill(false, ARRAY[25]), array_fill(true, ARRAY[25]))",
                        "SELECT claim_due_instances('order', 25)",
                        "SELECT postpone_instance('order', {first}, 'reason')",
                        "SELECT replay_instance('order', {first})",
                        "SELECT postpone_instance('order', {first}, 'reason')",
                        "SELECT skip_deadline('order', {first}, (SELECT due_at FROM process_instances WHERE process = 'order' AND instance = {first}))",
                        "SELECT get_next_due('order')",
                        "SELECT save_instances('order', {ids}, array_fill(NULL::timestamptz, ARRAY[25]), array_fill(true, ARRAY[25]), array_fill(true, ARRAY[25]))",
                        "SELECT pause_view('view', 0)",
                        "SELECT register_view('view', '2000-01-01')")
                .map(sql -> sql.replace("{ids}", ids)
                        .replace("{deciders}", deciders)
                        .replace("{offsets}", offsets)
                        .replace("{lease}", lease)
                        .replace("{command}", command)
                        .replace("{first}", first)
                        .replace("{second}", second))
                .toList();
    }
}
