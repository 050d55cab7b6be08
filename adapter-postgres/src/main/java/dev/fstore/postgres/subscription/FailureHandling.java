package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.PARK_STREAM;
import static dev.fstore.postgres.jooq.Tables.SCHEDULE_NACK_EVENT;

import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.lease.LeasedStream;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DataChangedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules the retry of streams whose next event failed, or parks them. */
record FailureHandling(DSLContext database, String view, FailurePolicy policy) {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandling.class);

    /**
     * Releases the stream as the policy decides. If even that fails, the stream is delivered again when its lease ends: other
     * streams must not wait for it.
     */
    void apply(LeasedStream stream, Throwable cause) {
        try {
            apply(stream, new Failed(view, stream.stream(), stream.attempts(), isTransient(cause), cause));
        } catch (DataAccessException e) {
            LOG.warn("View {}: stream {} failed, and is not released before its lease ends", view, stream.stream(), e);
        }
    }

    private void apply(LeasedStream stream, Failed failed) {
        var id = stream.stream();
        switch (policy.decide(failed)) {
            case Decision.Retry(Duration after) -> {
                LOG.warn("View {}: {}, next attempt in {}", view, failed, after, failed.cause());
                database.fetch(
                        SCHEDULE_NACK_EVENT(view, id.id(), after.toMillis(), id.decider(), stream.lease(), null));
            }
            case Decision.Park() -> {
                LOG.error("View {}: {}, parked", view, failed, failed.cause());
                var parked = PARK_STREAM(view, id.id(), text(failed.cause()), id.decider(), stream.lease(), null);
                database.select(parked.VIEW).from(parked).execute(); // jOOQ cannot read its time, which is infinity
            }
        }
    }

    static boolean isTransient(Throwable cause) {
        return cause instanceof TransientFaultException
                || cause instanceof DataChangedException
                || (cause instanceof DataAccessException error && SqlErrors.isTransient(error));
    }

    /** For the operator who looks at parked streams. PostgreSQL cannot store NUL in a text. */
    private static String text(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().replace('\0', ' ');
    }
}
