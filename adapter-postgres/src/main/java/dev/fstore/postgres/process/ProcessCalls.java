package dev.fstore.postgres.process;

import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS;
import static dev.fstore.postgres.jooq.Tables.PROCESS_INSTANCES;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.jooq.Routines;
import dev.fstore.postgres.jooq.Tables;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;

/** The store's functions about instances of processes: each with all parameters, in their order. */
record ProcessCalls(Call claim, Call claimDue, Call load, Call known, Call save, Call postpone, Call nextDue) {

    private static final String[] TEXTS = {""};

    /** Renders them as {@code database} says. The arguments are only examples. */
    static ProcessCalls of(DSLContext database) {
        var claim = Tables.CLAIM_INSTANCES("", TEXTS);
        var due = Tables.CLAIM_DUE_INSTANCES("", 1);
        var save = Tables.SAVE_INSTANCES(
                "", TEXTS, new OffsetDateTime[] {OffsetDateTime.MIN}, new Boolean[] {false}, new Boolean[] {false});
        var postpone = Tables.POSTPONE_INSTANCE("", "", "", 1L);
        return new ProcessCalls(
                Call.of(
                        database,
                        claim,
                        PROCESS_INSTANCES.INSTANCE,
                        PROCESS_INSTANCES.SKIPPED_UNTIL,
                        PROCESS_INSTANCES.ATTEMPTS),
                Call.of(database.select(due.INSTANCE, due.SKIPPED_UNTIL, due.ATTEMPTS, due.NOW)
                        .from(due)),
                load(database),
                Call.of(database.select(field("u.id"))
                        .from(table("unnest({0}) AS u (id)", val(new UUID[] {new UUID(0, 0)})))
                        .where("EXISTS (SELECT FROM get_events_of_command(u.id))")),
                Call.of(database, save, PROCESS_INSTANCES.INSTANCE),
                Call.of(database, postpone, PROCESS_INSTANCES.ATTEMPTS),
                Call.of(database.select(Routines.getNextDue(val("")))));
    }

    /** All events of each instance, in their order. */
    private static Call load(DSLContext database) {
        var events = GET_EVENTS(field("u.id", String.class), val(""), val(0L), val((Long) null));
        return Call.of(database.select(field("u.id"))
                .select(events.fields(EVENTS.EVENT, EVENTS.EVENT_VERSION, EVENTS.DATA, EVENTS.VERSION, EVENTS.EVENT_ID))
                .from(table("unnest({0}) WITH ORDINALITY AS u (id, n)", val(TEXTS)))
                .crossJoin(lateral(events))
                .orderBy(field("u.n"), events.field(EVENTS.VERSION)));
    }
}
