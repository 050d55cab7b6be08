package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.PARK_STREAM;
import static dev.fstore.postgres.jooq.Tables.SCHEDULE_NACK_EVENT;

import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.lease.ConnectionLimit;
import dev.fstore.postgres.internal.lease.LeasedStream;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules the retry of streams whose next event failed, or parks them. */
record FailureHandling(Sessions sessions, ConnectionLimit limit, String view, FailurePolicy policy, Monitor monitor) {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandling.class);

    static FailureHandling of(DSLContext database, Subscriber<?> subscriber, ConnectionLimit limit, Monitor monitor) {
        return new FailureHandling(new Sessions(database), limit, subscriber.view(), subscriber.policy(), monitor);
    }

    /**
     * Releases the stream, whose first event failed, as the policy decides. If even that fails, the stream is delivered again
     * when its lease ends: other streams must not wait for it.
     */
    void apply(LeasedStream stream, Throwable cause) {
        var failed = Failed.of(view, stream.next(), stream.attempts(), cause);
        try {
            apply(stream, failed, decide(failed));
        } catch (RuntimeException e) {
            LOG.warn("{}. The stream is not released before its lease ends, since that failed too", failed, e);
        }
    }

    private Decision decide(Failed failed) {
        var decision = policy.decide(failed);
        monitor.failed(failed, decision);
        return decision;
    }

    private void apply(LeasedStream stream, Failed failed, Decision decision) {
        var id = stream.stream();
        switch (decision) {
            case Decision.Retry(Duration after) -> {
                LOG.warn("{}: {}. Next attempt in {}", failed, failed.cause().toString(), after);
                LOG.debug("{}", failed, failed.cause()); // if it goes on, the stream is parked with its stack trace
                run(database -> database.fetch(
                        SCHEDULE_NACK_EVENT(view, id.id(), after.toMillis(), id.decider(), stream.lease(), null)));
            }
            case Decision.Park() -> {
                LOG.error(
                        "{}. The stream is parked until it is replayed or the event is skipped",
                        failed,
                        failed.cause());
                var parked = PARK_STREAM(view, id.id(), ParkedError.text(failed), id.decider(), stream.lease(), null);
                run(database -> database.select(parked.VIEW)
                        .from(parked)
                        .execute()); // jOOQ cannot read its time, which is infinity
            }
        }
    }

    private <T> void run(Function<DSLContext, T> use) {
        limit.within(() -> sessions.jooq(use));
    }
}
