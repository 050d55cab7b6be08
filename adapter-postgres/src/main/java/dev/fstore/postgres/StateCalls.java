package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.GET_STATE;
import static dev.fstore.postgres.jooq.Tables.SAVE_STATES;
import static dev.fstore.postgres.jooq.Tables.STATES;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.StoreCalls;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The store's functions as the repository of states calls them, see {@link StoreCalls}. */
record StateCalls(Call getState, Call saveStates) {

    /** Renders them as {@code database} says. The arguments are only examples. */
    static StateCalls of(DSLContext database) {
        String[] texts = {""};
        var json = JSONB.valueOf("{}");
        return new StateCalls(
                Call.of(database, GET_STATE("", ""), STATES.STATE, STATES.VERSION),
                Call.of(
                        database,
                        SAVE_STATES(
                                texts,
                                texts,
                                new JSONB[] {json},
                                new Long[] {0L},
                                new Boolean[] {false},
                                new UUID(0, 0),
                                json),
                        STATES.VERSION));
    }
}
