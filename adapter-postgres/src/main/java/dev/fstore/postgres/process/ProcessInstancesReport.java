package dev.fstore.postgres.process;

import static dev.fstore.postgres.jooq.Tables.GET_INSTANCES;
import static dev.fstore.postgres.jooq.Tables.GET_LATENESS;
import static dev.fstore.postgres.jooq.Tables.REPLAY_INSTANCE;
import static dev.fstore.postgres.jooq.Tables.SKIP_DEADLINE;

import dev.fstore.postgres.internal.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The unfinished instances of a process, for operators: how long each has waited, and why. {@link #replay} and {@link #skip}
 * require the role {@code fstore_admin}. For an instance that has not failed they fail with SQLSTATE ST060. Thread-safe if
 * the {@link DSLContext} is.
 */
public record ProcessInstancesReport(DSLContext database, String process) {

    /**
     * One instance.
     *
     * @param startedAt the time of its first event
     * @param lastEvent the type of its last event
     * @param lastEventAt the time of its last event
     * @param dueAt the earliest deadline that it waits for
     * @param lookAt when its deadlines are checked next; empty if it has none, or is parked
     * @param attempts how often in a row its deadlines failed
     * @param error the error of the last attempt
     */
    public record Instance(
            String instance,
            Instant startedAt,
            String lastEvent,
            Instant lastEventAt,
            Optional<Instant> dueAt,
            Optional<Instant> lookAt,
            int attempts,
            Optional<String> error) {}

    /** Counts late instances by their delay, and parked ones. */
    public record Lateness(
            long underOneSecond,
            long underTenSeconds,
            long underOneMinute,
            long underTenMinutes,
            long overTenMinutes,
            long parked) {}

    /** Returns failed instances first, then those that have waited longest. */
    public List<Instance> list(int limit) {
        var rows = GET_INSTANCES(process, limit);
        return new Sessions(database)
                .query(own -> own.selectFrom(rows)
                        .fetch(row -> new Instance(
                                row.getInstance(),
                                row.getStartedAt(),
                                row.getLastEvent(),
                                row.getLastEventAt(),
                                Optional.ofNullable(row.getDueAt()),
                                Optional.ofNullable(row.getLookAt()),
                                row.getAttempts(),
                                Optional.ofNullable(row.getError()))));
    }

    /** Returns the current lateness. The cost grows with the number of late instances. */
    public Lateness lateness() {
        var row = GET_LATENESS(process);
        return new Sessions(database)
                .query(own -> own.selectFrom(row)
                        .fetchSingle(counts -> new Lateness(
                                counts.getUnder_1S(),
                                counts.getUnder_10S(),
                                counts.getUnder_1Min(),
                                counts.getUnder_10Min(),
                                counts.getOver_10Min(),
                                counts.getParked())));
    }

    /** Retries a failed instance at once. */
    public void replay(String instance) {
        new Sessions(database)
                .jooq(own -> own.selectFrom(REPLAY_INSTANCE(process, instance)).execute());
    }

    /**
     * Lets a failed instance go on without its current deadline.
     *
     * @param dueAt the instant of that deadline, from {@link #list}; for any other instant, fails with SQLSTATE ST061
     */
    public void skip(String instance, Instant dueAt) {
        new Sessions(database)
                .jooq(own ->
                        own.selectFrom(SKIP_DEADLINE(process, instance, dueAt)).execute());
    }
}
