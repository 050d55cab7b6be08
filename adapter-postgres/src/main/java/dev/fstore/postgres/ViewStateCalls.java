package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.VIEW_STATES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.StoreCalls;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The statements on the states of views, see {@link StoreCalls}. */
record ViewStateCalls(Call load, Call save) {

    private static final String[] TEXTS = {""};

    /** Renders them as {@code database} says. The arguments are only examples. */
    static ViewStateCalls of(DSLContext database) {
        return new ViewStateCalls(
                Call.of(database.select(VIEW_STATES.KEY, VIEW_STATES.STATE, VIEW_STATES.VERSION)
                        .from(VIEW_STATES)
                        .where(VIEW_STATES.VIEW.eq(""), VIEW_STATES.KEY.eq(any(TEXTS)))),
                save(database));
    }

    /** Each if it still has the version that it was loaded with. In one order, so that nobody waits in a circle. */
    private static Call save(DSLContext database) {
        var key = field("u.key", VIEW_STATES.KEY.getDataType());
        var version = field("u.version", Long.class);
        return Call.of(database.insertInto(
                        VIEW_STATES,
                        VIEW_STATES.VIEW,
                        VIEW_STATES.KEY,
                        VIEW_STATES.STATE,
                        VIEW_STATES.VERSION,
                        VIEW_STATES.UPDATED_AT)
                .select(select(val(""), key, field("u.state", JSONB.class), version.plus(inline(1)), currentInstant())
                        .from(table(
                                "unnest({0}, {1}, {2}) AS u (key, state, version)",
                                val(TEXTS), val(new JSONB[] {JSONB.valueOf("{}")}), val(new Long[] {0L})))
                        .orderBy(key.collate("C")))
                .onConflict(VIEW_STATES.VIEW, VIEW_STATES.KEY)
                .doUpdate()
                .set(VIEW_STATES.STATE, excluded(VIEW_STATES.STATE))
                .set(VIEW_STATES.VERSION, excluded(VIEW_STATES.VERSION))
                .set(VIEW_STATES.UPDATED_AT, excluded(VIEW_STATES.UPDATED_AT))
                .where(VIEW_STATES.VERSION.eq(excluded(VIEW_STATES.VERSION).minus(inline(1))))
                .returning(VIEW_STATES.KEY));
    }
}
