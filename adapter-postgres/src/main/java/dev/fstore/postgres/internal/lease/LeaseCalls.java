package dev.fstore.postgres.internal.lease;

import static dev.fstore.postgres.jooq.Tables.ACK_EVENTS;
import static dev.fstore.postgres.jooq.Tables.LOCKS;
import static dev.fstore.postgres.jooq.Tables.NACK_EVENTS;
import static dev.fstore.postgres.jooq.Tables.RENEW_LEASES;
import static dev.fstore.postgres.jooq.Tables.STREAM_EVENTS;
import static org.jooq.impl.DSL.table;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.StoreCalls;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;

/** The store's functions that a consumer calls for every batch, see {@link StoreCalls}. */
record LeaseCalls(Call streamEvents, Call ackEvents, Call renewLeases, Call nackEvents) {

    /**
     * Taking a lease does not wait for the disk. Effects in the same database come after it in the server's log, so a server
     * that crashes and forgets the lease has forgotten the effects too. Other effects happen at least once anyway.
     */
    private static final Table<?> WITHOUT_WAITING_FOR_THE_DISK = table("set_config('synchronous_commit', 'off', true)");

    private static final UUID ID = new UUID(0, 0);
    private static final String[] TEXTS = {""};

    /** Renders the calls in the dialect of {@code database}. The arguments are placeholders. */
    static LeaseCalls of(DSLContext database) {
        var streamEvents = STREAM_EVENTS("", 0, 0, 0, ID, TEXTS);
        var ackEvents = ACK_EVENTS("", TEXTS, TEXTS, new Long[] {0L}, ID);
        var renewLeases = RENEW_LEASES("", TEXTS, TEXTS, 0, ID);
        var nackEvents = NACK_EVENTS("", TEXTS, TEXTS, 0L, ID);
        return new LeaseCalls(
                Call.of(database.select(EventRows.columns(streamEvents))
                        .from(WITHOUT_WAITING_FOR_THE_DISK, streamEvents)),
                Call.of(database.selectCount().from(ackEvents)),
                Call.of(database, renewLeases, LOCKS.DECIDER, LOCKS.DECIDER_ID, LOCKS.ATTEMPTS),
                Call.of(database.selectCount().from(nackEvents)));
    }
}
