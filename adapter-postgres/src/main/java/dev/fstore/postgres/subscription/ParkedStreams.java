package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.GET_PARKED_STREAMS;
import static dev.fstore.postgres.jooq.Tables.REPLAY_STREAM;
import static dev.fstore.postgres.jooq.Tables.SKIP_EVENT;

import dev.fstore.application.StreamId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Lists the parked streams of a view, and lets an operator replay or skip them; see {@link FailurePolicy}. A view that is
 * not registered has none. Replaying and skipping need the role {@code fstore_admin}, and fail with SQLSTATE ST014 if the
 * stream is not parked. Thread-safe if the {@link DSLContext} is.
 */
public record ParkedStreams(DSLContext database, String view) {

    /**
     * A stream that stands still at an event that failed.
     *
     * @param processedUpTo the offset of the last event that was handled; the next one in the stream failed
     * @param attempts how often the failed event was delivered
     * @param error the error of the last attempt
     * @param since when the stream was parked
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

    /** Delivers the stream again, in order, starting with the event that failed. */
    public void replay(StreamId stream) {
        var replayed = REPLAY_STREAM(view, stream.id(), stream.decider());
        database.select(replayed.VIEW).from(replayed).execute();
    }

    /**
     * Delivers the stream again, starting after the event that failed. The view never handles that event.
     *
     * @param offset of the failed event, so that no other is skipped by mistake; the error says which it is (ST012)
     */
    public void skip(StreamId stream, long offset) {
        var skipped = SKIP_EVENT(view, stream.id(), offset, stream.decider());
        database.select(skipped.VIEW).from(skipped).execute();
    }
}
