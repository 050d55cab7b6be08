package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.View;
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
 * Keeps the instances of a process in PostgreSQL. Each instance has a stream of the events it noted, and a row of the
 * table {@code process_instances} with the time at which it is due. Thread-safe.
 *
 * @param <E> the process's own event
 */
public final class PostgresProcessStore<E> implements ProcessStore<E> {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final int PAGE = 500;

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

    /** Returns the instances in a transaction that the caller commits. After an exception, it must be rolled back. */
    public ProcessInstances<E> within(DSLContext transaction) {
        return new PostgresProcessInstances<>(this, new Sessions(transaction));
    }

    @Override
    public <S> S stateAfter(Recorded<E> event, View<S, E> view) {
        return streams(sessions).stateAfter(event, view);
    }

    InstanceStreams<E> streams(Sessions session) {
        return new InstanceStreams<>(process, codec, calls.load(), session);
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
     * Rebuilds the rows of all instances from their streams, for example after a restore without this table. Running
     * instances stay correct. An instance that cannot be read is parked. Requires a role that may read events.
     *
     * @return the number of streams read
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
        return sessions.query(own -> own.resultQuery("""
                        SELECT decider_id FROM events WHERE decider = ? AND version = 1 AND decider_id > ? \
                        ORDER BY decider_id LIMIT ?""", process, last, PAGE).fetchInto(String.class));
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
