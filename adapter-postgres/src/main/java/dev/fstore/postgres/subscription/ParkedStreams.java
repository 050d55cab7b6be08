package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_PARKED_STREAMS;
import static dev.fstore.postgres.jooq.Tables.REPLAY_STREAM;
import static dev.fstore.postgres.jooq.Tables.SKIP_EVENT;
import static dev.fstore.postgres.jooq.Tables.VIEWS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.jooq.tables.GetParkedStreams;
import dev.fstore.postgres.subscription.FailurePolicy.FailedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.Table;

/**
 * Lists the parked streams of a view, and lets an operator replay or skip them; see {@link FailurePolicy}. A view that is
 * not registered has none. Replaying and skipping need the role {@code fstore_admin}, and fail with SQLSTATE ST014 if the
 * stream is not parked. Both commit, unless {@code database} is in a transaction of the caller. Thread-safe if the {@link
 * DSLContext} is.
 */
public record ParkedStreams(DSLContext database, String view) {

    /**
     * A stream that stands still at an event that failed.
     *
     * @param event the event that failed; empty if the view no longer reads events of its type
     * @param processedUpTo the offset of the last event that was handled
     * @param attempts how often the failed event was delivered
     * @param error the error of the last attempt
     * @param since when the stream was parked
     */
    public record ParkedStream(
            StreamId stream,
            Optional<FailedEvent> event,
            long processedUpTo,
            int attempts,
            String error,
            Instant since) {}

    /** Longest parked first. */
    public List<ParkedStream> list() {
        var parked = GET_PARKED_STREAMS(view);
        var next = nextEvent(parked);
        return new Sessions(database)
                .query(own -> own.select(
                                parked.DECIDER,
                                parked.DECIDER_ID,
                                parked.LAST_OFFSET,
                                parked.ATTEMPTS,
                                parked.ERROR,
                                parked.UPDATED_AT,
                                next.field(EVENTS.EVENT),
                                next.field(EVENTS.EVENT_VERSION),
                                next.field(EVENTS.VERSION),
                                next.field(EVENTS.OFFSET),
                                next.field(EVENTS.EVENT_ID))
                        .from(parked)
                        .leftJoin(lateral(next))
                        .on(trueCondition())
                        .fetch(row -> {
                            var stream = new StreamId(row.value1(), row.value2());
                            return new ParkedStream(
                                    stream,
                                    Optional.ofNullable(row.value11())
                                            .map(id -> new FailedEvent(
                                                    stream,
                                                    row.value9(),
                                                    row.value10(),
                                                    id,
                                                    new EventType(stream.decider(), row.value7(), row.value8()))),
                                    row.value3(),
                                    row.value4(),
                                    row.value5() == null ? "" : row.value5(),
                                    row.value6());
                        }));
    }

    private static Table<Record5<String, Long, Long, Long, UUID>> nextEvent(GetParkedStreams parked) {
        return select(EVENTS.EVENT, EVENTS.EVENT_VERSION, EVENTS.VERSION, EVENTS.OFFSET, EVENTS.EVENT_ID)
                .from(EVENTS)
                .join(VIEWS)
                .on(VIEWS.VIEW.eq(parked.VIEW))
                .where(
                        EVENTS.DECIDER.eq(parked.DECIDER),
                        EVENTS.DECIDER_ID.eq(parked.DECIDER_ID),
                        EVENTS.VERSION.gt(parked.LAST_VERSION),
                        VIEWS.EVENTS.isNull().or(EVENTS.EVENT.eq(any(VIEWS.EVENTS))))
                .orderBy(EVENTS.VERSION)
                .limit(1)
                .asTable("next");
    }

    /** Delivers the stream again, in order, starting with the event that failed. */
    public void replay(StreamId stream) {
        var replayed = REPLAY_STREAM(view, stream.id(), stream.decider());
        new Sessions(database)
                .jooq(own -> own.select(replayed.VIEW).from(replayed).execute());
    }

    /**
     * Delivers the stream again, starting after the event that failed. The view never handles that event.
     *
     * @param offset of the failed event, so that no other is skipped by mistake; the error says which it is (ST012)
     */
    public void skip(StreamId stream, long offset) {
        var skipped = SKIP_EVENT(view, stream.id(), offset, stream.decider());
        new Sessions(database)
                .jooq(own -> own.select(skipped.VIEW).from(skipped).execute());
    }
}
