package dev.fstore.postgres.internal.lease;

import static dev.fstore.postgres.jooq.Tables.READ_LOG;

import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoreCalls;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.jooq.routines.OrderEvents;
import java.util.List;
import org.jooq.DSLContext;

/** The store's functions for views that read all events in one order, see {@link StoreCalls}. */
public record LogCalls(Call orderEvents, Call readLog) {

    private static final int AT_ONCE = 10_000;

    /** Renders the calls in the dialect of {@code database}. The arguments are placeholders. */
    public static LogCalls of(DSLContext database) {
        var readLog = READ_LOG("", 0);
        var orderEvents = new OrderEvents();
        orderEvents.setVLimit(0);
        return new LogCalls(
                Call.of(database.select(orderEvents.asField())),
                Call.of(database.select(EventRows.columns(readLog)).from(readLog)));
    }

    /** Assigns log positions to new events, in a transaction of its own. Returns whether there were any. */
    public boolean order(DSLContext database) {
        return new Sessions(database)
                .statement(connection -> orderEvents.on(connection, row -> row.next() && row.getLong(1) > 0, AT_ONCE));
    }

    /** The next events of the view, which has processed them when {@code transaction} commits. */
    public List<StoredEvent> read(DSLContext transaction, String view, int limit) {
        return transaction.connectionResult(connection -> readLog.on(connection, EventRows::stored, view, limit));
    }
}
