package dev.fstore.postgres.internal;

import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS_OF_COMMAND;
import static dev.fstore.postgres.jooq.Tables.PLACE_COMMAND;
import static dev.fstore.postgres.jooq.Tables.PLACE_COMMANDS;
import static dev.fstore.postgres.jooq.Tables.PLACE_EVENT;
import static dev.fstore.postgres.jooq.Tables.PLACE_EVENTS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/**
 * The store's functions as the repository calls them: each with all parameters, in their order, and with no more columns
 * than are read.
 */
public record StoreCalls(
        Call getEvents,
        Call getEventsOfCommand,
        Call placeEvent,
        Call placeEvents,
        Call placeCommand,
        Call placeCommands) {

    private static final UUID ID = new UUID(0, 0);
    private static final JSONB JSON = JSONB.valueOf("{}");
    private static final String[] TEXTS = {""};
    private static final UUID[] IDS = {ID};
    private static final JSONB[] JSONS = {JSON};
    private static final Long[] NUMBERS = {0L};
    private static final Boolean[] TRUTHS = {false};

    /** Renders them as {@code database} says. The arguments are only examples. */
    public static StoreCalls of(DSLContext database) {
        var getEvents = GET_EVENTS("", "", 0L, 0L);
        var ofCommand = GET_EVENTS_OF_COMMAND(ID);
        var event = PLACE_EVENT("", 0L, "", "", JSON, ID, ID, false, JSON);
        var events = PLACE_EVENTS(TEXTS, NUMBERS, "", "", JSONS, ID, ID, false, JSON);
        var command = PLACE_COMMAND(TEXTS, NUMBERS, TEXTS, TEXTS, JSONS, ID, IDS, TRUTHS, JSON, TEXTS, TEXTS, IDS);
        var commands = PLACE_COMMANDS(TEXTS, NUMBERS, TEXTS, TEXTS, JSONS, IDS, NUMBERS, IDS, TRUTHS, JSONS);
        return new StoreCalls(
                Call.of(
                        database,
                        getEvents,
                        EVENTS.EVENT,
                        EVENTS.EVENT_VERSION,
                        EVENTS.DATA,
                        EVENTS.VERSION,
                        EVENTS.EVENT_ID),
                Call.of(database.select(EventRows.columns(ofCommand)).from(ofCommand)),
                Call.of(database, event, event.EVENT_ID, event.VERSION, event.OFFSET, event.CREATED_AT),
                Call.of(database, events, events.EVENT_ID, events.VERSION, events.OFFSET, events.CREATED_AT),
                Call.of(database, command, command.EVENT_ID, command.VERSION, command.OFFSET, command.CREATED_AT),
                Call.of(
                        database,
                        commands,
                        commands.EVENT_ID,
                        commands.VERSION,
                        commands.OFFSET,
                        commands.CREATED_AT,
                        commands.COMMAND_ID));
    }
}
