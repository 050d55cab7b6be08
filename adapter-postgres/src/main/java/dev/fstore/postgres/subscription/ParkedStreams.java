package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.GET_PARKED_STREAMS;
import static dev.fstore.postgres.jooq.Tables.REPLAY_STREAM;
import static dev.fstore.postgres.jooq.Tables.SKIP_EVENT;

import dev.fstore.application.StreamId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The streams that a view has given up for now, see {@link FailurePolicy}; for whoever looks after it. A view that does not
 * exist has none. To replay and to skip takes the role {@code fstore_admin}; a stream that is not parked is an
 * error with SQLSTATE ST014. Thread-safe if the {@link DSLContext} is.
 */
public record ParkedStreams(DSLContext database, String view) {

    /**
     * One of them.
     *
     * @param processedUpTo the offset of the last event that was handled; the one that failed comes next in the stream
     * @param attempts how often that one was delivered
     * @param error what the last attempt ended with
     * @param since when it was parked
     */
    public record ParkedStream(StreamId stream, long processedUpTo, int attempts, String error, Instant since) {}

    /** Longest parked first. */
    public List<ParkedStream> list() {
        var parked = GET_PARKED_STREAMS(view);
        return database.select(
                        parked.DECIDER,
                        parked.DECIDER_ID,
                        parked.LAST_OFFSET,
                        parked.ATTEMPTS,
                        parked.ERROR,
                        parked.UPDATED_AT)
                .from(parked)
                .fetch(row -> new ParkedStream(
                        new StreamId(row.value1(), row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5() == null ? "" : row.value5(),
                        row.value6()));
    }

    /** Delivers it again, from the event that failed on, in order. */
    public void replay(StreamId stream) {
        var replayed = REPLAY_STREAM(view, stream.id(), stream.decider());
        database.select(replayed.VIEW).from(replayed).execute();
    }

    /**
     * Lets it go on after the event that failed, which the view never sees: the one with this offset, and no other. If another
     * one comes next, the error (ST012) says which.
     */
    public void skip(StreamId stream, long offset) {
        var skipped = SKIP_EVENT(view, stream.id(), offset, stream.decider());
        database.select(skipped.VIEW).from(skipped).execute();
    }
}
