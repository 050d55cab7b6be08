package dev.fstore.postgres.internal;

import static dev.fstore.postgres.jooq.Tables.APPEND_EVENT;
import static dev.fstore.postgres.jooq.Tables.APPEND_EVENTS;
import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS_OF_COMMAND;
import static dev.fstore.postgres.jooq.Tables.GET_LAST_EVENT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.fstore.postgres.jooq.routines.ClaimStreams;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/**
 * The store's functions as the repository calls them: each with all parameters, in their order, and with no more columns
 * than are read.
 */
public record StoreCalls(
        Call getEvents,
        Call getLastEvent,
        Call getEventsOfCommand,
        Call appendEvent,
        Call appendEvents,
        Call appendEventOfEach,
        Call claimStreams) {

    private static final UUID ID = new UUID(0, 0);
    private static final JSONB JSON = JSONB.valueOf("{}");
    private static final String[] TEXTS = {""};
    private static final UUID[] IDS = {ID};
    private static final JSONB[] JSONS = {JSON};

    /** Renders them as {@code database} says. The arguments are only examples. */
    public static StoreCalls of(DSLContext database) {
        var getEvents = GET_EVENTS("", "", 0L, 0L);
        var lastEvent = GET_LAST_EVENT("", "");
        var ofCommand = GET_EVENTS_OF_COMMAND(ID);
        var appendEvent = APPEND_EVENT("", ID, "", "", JSON, ID, ID, 0L, false, JSON);
        var appendEvents =
                APPEND_EVENTS(TEXTS, TEXTS, TEXTS, JSONS, ID, IDS, new Long[] {0L}, new Boolean[] {false}, JSON);
        var claimStreams = new ClaimStreams();
        claimStreams.setVDeciders(TEXTS);
        claimStreams.setVDeciderIds(TEXTS);
        return new StoreCalls(
                Call.of(
                        database,
                        getEvents,
                        EVENTS.EVENT,
                        EVENTS.EVENT_VERSION,
                        EVENTS.DATA,
                        EVENTS.VERSION,
                        EVENTS.EVENT_ID),
                Call.of(database, lastEvent, EVENTS.EVENT_ID, EVENTS.VERSION),
                Call.of(database.select(EventRows.columns(ofCommand)).from(ofCommand)),
                Call.of(database, appendEvent, EVENTS.VERSION, EVENTS.OFFSET, EVENTS.CREATED_AT),
                Call.of(database.select(EventRows.columns(appendEvents)).from(appendEvents)),
                appendEventOfEach(database),
                Call.of(database.select(claimStreams.asField())));
    }

    /** append_event for each row of arrays, in their order: independent appends in one statement. */
    private static Call appendEventOfEach(DSLContext database) {
        var appendEvent = APPEND_EVENT(
                field("u.event", String.class),
                field("u.event_id", UUID.class),
                field("u.decider", String.class),
                field("u.decider_id", String.class),
                field("u.data", JSONB.class),
                field("u.command_id", UUID.class),
                field("u.previous_id", UUID.class),
                field("u.event_version", Long.class),
                field("u.final", Boolean.class),
                field("u.metadata", JSONB.class));
        return Call.of(database.select(appendEvent.fields(EVENTS.VERSION, EVENTS.OFFSET, EVENTS.CREATED_AT))
                .from(table(
                        """
                        unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}) WITH ORDINALITY AS u \
                        (event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata, n)""",
                        val(TEXTS),
                        val(IDS),
                        val(TEXTS),
                        val(TEXTS),
                        val(JSONS),
                        val(IDS),
                        val(IDS),
                        val(new Long[] {0L}),
                        val(new Boolean[] {false}),
                        val(JSONS)))
                .crossJoin(lateral(appendEvent))
                .orderBy(field("u.n")));
    }
}
