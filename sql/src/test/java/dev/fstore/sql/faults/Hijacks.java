package dev.fstore.sql.faults;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Statements that put an {@link Attacker}'s objects where the store's functions might look. Several of them take effect
 * together, because a session costs more than they do: any of them would be noticed among the others.
 */
record Hijacks(String name, List<String> statements) {

    private static final int TOGETHER = 10;

    private static final List<String> PLACES = List.of("pg_temp", "evil", "attacker");

    /** Functions that ours call, with exactly the types of these calls. */
    private static final List<String> FUNCTIONS = List.of(
            "store_clock() timestamptz",
            "clock_timestamp() timestamptz",
            "is_name(text) boolean",
            "require_range(text, bigint, bigint, bigint) void",
            "nextval(regclass) bigint",
            "pg_current_xact_id() xid8",
            "octet_length(text) int",
            "pg_column_size(jsonb) int",
            "jsonb_typeof(jsonb) text",
            "format(text, text, text) text",
            "format(text, uuid, bigint) text",
            "event_id_of(uuid, bigint) uuid",
            "hashtextextended(text, bigint) bigint",
            "pg_try_advisory_xact_lock(bigint) boolean",
            "claim(bigint) void",
            "free_place(text, text, uuid) record",
            "next_offset() bigint",
            "is_document(jsonb, jsonb) boolean",
            "generate_series(bigint, bigint) bigint",
            "left(text, int) text",
            "pg_advisory_xact_lock(bigint) void",
            "dispatch_events(text, bigint) void",
            "leased_stream(text, text, text, uuid) record",
            "acknowledge(text, text[], text[], bigint[], uuid) record",
            "stream_of_view(text, text, text) record",
            "replace(text, text, text) text",
            "cardinality(text[]) int",
            "num_nonnulls(bigint, bigint, xid8, timestamptz) int",
            "max(bigint) bigint");

    private static final List<String> OPERATORS = List.of(
            "= text text boolean",
            "= uuid uuid boolean",
            "= bigint bigint boolean",
            "~ text text boolean",
            "!~ text text boolean",
            "|| text text text",
            "> bigint bigint boolean",
            "> bigint int boolean",
            "<= bigint bigint boolean",
            "<= int int boolean",
            "<> jsonb jsonb boolean",
            "+ bigint int bigint",
            "@> jsonb jsonb boolean",
            "- bigint int bigint",
            "& bigint int bigint");

    private static final List<String> SETTINGS = List.of(
            "search_path = ''",
            "search_path = evil",
            "plan_cache_mode = force_custom_plan",
            "check_function_bodies = off",
            "row_security = off",
            "transform_null_equals = on",
            "TimeZone = 'Pacific/Kiritimati'",
            "quote_all_identifiers = on",
            "default_transaction_isolation = serializable");

    static List<Hijacks> all() {
        var objects = PLACES.stream().flatMap(Hijacks::in);
        var settings = SETTINGS.stream().map(setting -> new Hijacks(setting, List.of("SET " + setting)));
        return Stream.concat(objects, settings).toList();
    }

    private static Stream<Hijacks> in(String place) {
        var tables = Attacker.TABLES.stream()
                .map(table -> "CREATE TABLE %s.%s AS TABLE shapes.%2$s".formatted(place, table));
        var view = Stream.of("CREATE VIEW " + place + ".events AS TABLE shapes.events");
        var sequence = Stream.of("CREATE SEQUENCE " + place + ".events_offset_seq");
        var types = Stream.of("text", "uuid", "jsonb", "int8", "locks", "record")
                .map(type -> "CREATE TYPE " + place + ".\"" + type + "\" AS ENUM ('hijacked')");
        var functions = FUNCTIONS.stream().map(each -> function(place, each));
        var operators = OPERATORS.stream().map(each -> operator(place, each));
        return Stream.of(
                        together("tables in " + place, tables),
                        together("a view in " + place, view),
                        together("a sequence and types in " + place, Stream.concat(sequence, types)),
                        together("functions in " + place, functions),
                        together("operators in " + place, operators))
                .flatMap(each -> each);
    }

    private static Stream<Hijacks> together(String name, Stream<String> statements) {
        var all = statements.toList();
        return IntStream.iterate(0, from -> from < all.size(), from -> from + TOGETHER)
                .mapToObj(from -> new Hijacks(
                        "%s from %s on".formatted(name, from),
                        all.subList(from, Math.min(from + TOGETHER, all.size()))));
    }

    @Override
    public String toString() {
        return name;
    }

    static String function(String place, String signature) {
        int end = signature.lastIndexOf(' ');
        return "CREATE FUNCTION %s.%s RETURNS %s LANGUAGE plpgsql AS 'BEGIN RAISE SQLSTATE ''HIJAC'';END'"
                .formatted(place, signature.substring(0, end), signature.substring(end + 1));
    }

    static String operator(String place, String operator) {
        var part = operator.split(" ", 4);
        String trap = "trap_" + OPERATORS.indexOf(operator);
        return function(place, "%s(%s, %s) %s".formatted(trap, part[1], part[2], part[3]))
                + "; CREATE OPERATOR %s.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = %1$s.%s)"
                        .formatted(place, part[0], part[1], part[2], trap);
    }
}
