package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.GET_LAG;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * How far a view is behind, at one moment. Costs what is pending.
 *
 * @param pendingStreams streams with events that are not processed yet, those under way and those parked included
 * @param pendingEvents their events
 * @param parkedStreams those that were given up for now, see {@link ParkedStreams}
 * @param oldest when the oldest pending event was recorded, by the store's clock; empty if there is none
 */
public record ViewLag(long pendingStreams, long pendingEvents, long parkedStreams, Optional<Instant> oldest) {

    /**
     * Of this view.
     *
     * @throws org.jooq.exception.DataAccessException with SQLSTATE ST010 if it is not registered
     */
    public static ViewLag of(DSLContext database, String view) {
        var lag = GET_LAG(view);
        return database.select(lag.PENDING_STREAMS, lag.PENDING_EVENTS, lag.PARKED_STREAMS, lag.OLDEST_AT)
                .from(lag)
                .fetchSingle(row ->
                        new ViewLag(row.value1(), row.value2(), row.value3(), Optional.ofNullable(row.value4())));
    }
}
