package dev.fstore.postgres.restream;

import static dev.fstore.postgres.jooq.Tables.EVENTS;

import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * A migration that moves events to other streams, and so makes one stream of many: what reading cannot do. Moves one old stream per
 * transaction. It can be stopped at any moment and run again, on any number of nodes at once; nothing is moved twice.
 *
 * <p>A moved event keeps its data and its metadata, and an {@link dev.fstore.postgres.subscription.Origin} says where and when it
 * happened. Its original stays where it is, in a stream that is closed. A view that reads the types of both is given the original
 * only.
 *
 * @param name fixes the ids of the moved events: never change it, nor use it for another migration
 * @param decider whose streams are moved
 * @param moves where an event goes; empty if it stays. A stream none of whose events goes elsewhere is left alone
 * @param closing the last event of a stream that was moved
 * @param views that have to process a stream before it is moved, so that they handle nothing of the new one before it
 * @param patience with each of these views
 */
public record Restream<E>(
        String name,
        String decider,
        Function<? super Recorded<E>, Optional<Moved<E>>> moves,
        Function<? super StreamId, ? extends E> closing,
        Set<String> views,
        Duration patience) {

    public Restream {
        views = Set.copyOf(views);
    }

    /**
     * A move of one event.
     *
     * @param stream where it goes
     * @param event what it is there; of the decider of that stream
     */
    public record Moved<E>(StreamId stream, E event) {}

    /**
     * What a run has done.
     *
     * @param streams that were moved, by this run
     * @param events that were moved, by this run
     */
    public record Report(long streams, long events) {

        Report and(List<?> moved) {
            return moved.isEmpty() ? this : new Report(streams + 1, events + moved.size());
        }
    }

    /**
     * Moves all streams that are there. Writers that go on with old streams meanwhile get a conflict, or find them closed. Run it
     * again once no writer begins old streams any more, until it moves nothing.
     *
     * @param database on a pool; the role reads and writes events
     * @throws dev.fstore.application.TransientFaultException if a view does not process a stream in time, or the database is out
     *     of reach: run it again
     */
    public Report run(DSLContext database, EventCodec<E> codec) {
        var streams = new OldStreams<>(this, database, codec);
        var report = new Report(0, 0);
        for (var stream = next(database, ""); stream.isPresent(); stream = next(database, stream.get())) {
            report = report.and(streams.move(new StreamId(decider, stream.get())));
        }
        return report;
    }

    /** One look into the index for each stream, however many there are. */
    private Optional<String> next(DSLContext database, String after) {
        return new Sessions(database)
                .query(own -> own.select(EVENTS.DECIDER_ID)
                        .from(EVENTS)
                        .where(EVENTS.DECIDER.eq(decider).and(EVENTS.DECIDER_ID.gt(after)))
                        .orderBy(EVENTS.DECIDER, EVENTS.DECIDER_ID, EVENTS.VERSION)
                        .limit(1)
                        .fetchOptional(EVENTS.DECIDER_ID));
    }
}
