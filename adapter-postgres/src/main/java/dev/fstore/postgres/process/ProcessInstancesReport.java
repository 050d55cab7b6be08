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
 * The instances of a process that are under way, for operators: which stand still, since when, and why. To replay and to skip
 * takes the role {@code fstore_admin}; an instance that has not failed is an error with SQLSTATE ST060. Thread-safe if the
 * {@link DSLContext} is.
 */
public record ProcessInstancesReport(DSLContext database, String process) {

    /**
     * One instance.
     *
     * @param startedAt when it noted its first event
     * @param lastEvent the type of the event that it noted last
     * @param lastEventAt when that was
     * @param dueAt the earliest deadline that it waits for
     * @param lookAt when its deadlines are looked at next; empty if it waits for none, or is parked
     * @param attempts how often in a row it could not be told of its deadlines
     * @param error why not
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

    /** How many instances are late by how much, and how many are parked. */
    public record Lateness(
            long underOneSecond,
            long underTenSeconds,
            long underOneMinute,
            long underTenMinutes,
            long overTenMinutes,
            long parked) {}

    /** Those that failed first, then those that have stood still for longest. */
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

    /** Looks again, at once, at an instance that failed. */
    public void replay(String instance) {
        new Sessions(database)
                .jooq(own -> own.selectFrom(REPLAY_INSTANCE(process, instance)).execute());
    }

    /**
     * Lets an instance that failed go on without being told of the deadline at which it stands.
     *
     * @param dueAt which one that is, as the {@linkplain #list list} says; if it stands at another, the error (ST061) says so
     */
    public void skip(String instance, Instant dueAt) {
        new Sessions(database)
                .jooq(own ->
                        own.selectFrom(SKIP_DEADLINE(process, instance, dueAt)).execute());
    }
}
