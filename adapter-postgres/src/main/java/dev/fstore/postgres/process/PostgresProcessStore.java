package dev.fstore.postgres.process;

import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoreCalls;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Instances of a process in the database of the store: what each has noted is its stream, and when it is due is a row of the
 * table {@code process_instances}. Thread-safe.
 *
 * @param <E> the process's own event
 */
public final class PostgresProcessStore<E> implements ProcessStore<E> {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final int PAGE = 500;

    private final DSLContext database;
    private final Sessions sessions;
    private final String process;
    private final EventCodec<E> codec;
    private final ProcessCalls calls;
    private final Call appends;

    /**
     * Keeps the instances of this process. Its event types are declared by a {@link dev.fstore.postgres.PostgresEventRepository} of
     * the same codec.
     *
     * @param database a pool, which need not commit by itself
     * @param process the decider of the process's own streams
     */
    public PostgresProcessStore(DSLContext database, String process, EventCodec<E> codec) {
        this.database = database;
        this.sessions = new Sessions(database);
        this.process = process;
        this.codec = codec;
        this.calls = ProcessCalls.of(database);
        this.appends = StoreCalls.of(database).placeCommands();
        sessions.requireOwnTransactions();
    }

    @Override
    public <T> T transaction(Function<? super ProcessInstances<E>, ? extends T> work) {
        return sessions.jooq(transaction -> work.apply(within(transaction)));
    }

    /** The instances in a transaction of the caller's, who commits it. After an exception it can only be rolled back. */
    public ProcessInstances<E> within(DSLContext transaction) {
        return new PostgresProcessInstances<>(this, new Sessions(transaction));
    }

    @Override
    public Duration untilNextDue() {
        return sessions.statement(connection -> calls.nextDue()
                .on(
                        connection,
                        row -> {
                            long millis = row.next() ? row.getLong(1) : 0;
                            return row.wasNull() ? NEVER : Duration.ofMillis(millis);
                        },
                        process));
    }

    /**
     * Makes the rows of all instances anew from their streams, as after a restore that left the table out. Instances that are at
     * work meanwhile stay right. Takes a role that may read events.
     *
     * @return how many streams were looked at
     */
    public long refold(ProcessRunner<?, ?, E, ?> runner) {
        long count = 0;
        for (var page = streamsAfter(""); !page.isEmpty(); page = streamsAfter(page.getLast())) {
            var ids = new HashSet<>(page);
            transaction(instances -> {
                runner.refresh(instances, ids);
                return ids;
            });
            count += page.size();
        }
        return count;
    }

    private List<String> streamsAfter(String last) {
        return database.resultQuery("""
                        SELECT decider_id FROM events WHERE decider = ? AND version = 1 AND decider_id > ? \
                        ORDER BY decider_id LIMIT ?""", process, last, PAGE).fetchInto(String.class);
    }

    String process() {
        return process;
    }

    EventCodec<E> codec() {
        return codec;
    }

    ProcessCalls calls() {
        return calls;
    }

    Call appends() {
        return appends;
    }
}
