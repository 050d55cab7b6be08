package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.READ_LOG;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoreCalls;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.jooq.routines.OrderEvents;
import java.util.List;
import org.jooq.DSLContext;

/** The store's functions for views that read the log as a whole, see {@link StoreCalls}. */
record LogCalls(Call orderEvents, Call readLog) {

    private static final int AT_ONCE = 10_000;

    /** Renders them as {@code database} says. The arguments are only examples. */
    static LogCalls of(DSLContext database) {
        var readLog = READ_LOG("", 0);
        var orderEvents = new OrderEvents();
        orderEvents.setVLimit(0);
        return new LogCalls(
                Call.of(database.select(orderEvents.asField())),
                Call.of(database.select(EventRows.columns(readLog)).from(readLog)));
    }

    /** Gives events their places, in a transaction of its own. Returns whether there were any. */
    boolean order(DSLContext database) {
        return new Sessions(database)
                .statement(connection -> orderEvents.on(connection, row -> row.next() && row.getLong(1) > 0, AT_ONCE));
    }

    List<StoredEvent> read(DSLContext transaction, String view, int limit) {
        return transaction.connectionResult(connection -> readLog.on(connection, EventRows::stored, view, limit));
    }
}
