package dev.fstore.postgres.internal.lease;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoredEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Takes streams of a view under a lease, renews the lease, and acknowledges or releases the streams. */
public record Leases(
        Sessions sessions,
        LeaseCalls calls,
        ConnectionLimit limit,
        String view,
        Duration duration,
        Optional<Predecessor> predecessor,
        Queue<UUID> doubtful,
        UnreadTypes unread) {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * Creates leases of the streams that this process can read.
     *
     * @param unread streams that stand before events of other types are held back
     */
    public static Leases of(
            DSLContext database,
            ConnectionLimit limit,
            String view,
            Duration duration,
            Optional<Predecessor> predecessor,
            UnreadTypes unread) {
        return new Leases(
                new Sessions(database),
                LeaseCalls.of(database),
                limit,
                view,
                duration,
                predecessor,
                new ConcurrentLinkedQueue<>(),
                unread);
    }

    /** The streams that have waited longest, each with at most {@code eventsEach} of its next events. */
    public List<LeasedStream> take(int streams, int eventsEach) {
        releaseDoubtful();
        while (true) {
            var taken = taken(streams, eventsEach);
            var readable = taken.stream().filter(unread::canRead).toList();
            var others =
                    taken.stream().filter(stream -> !unread.canRead(stream)).toList();
            unread.meet(others);
            release(others); // the store cuts them before the event from now on, or holds them back
            if (others.isEmpty() || !readable.isEmpty()) {
                return predecessor.map(other -> history(readable, other)).orElse(readable);
            }
        }
    }

    private List<LeasedStream> taken(int streams, int eventsEach) {
        var lease = UUID.randomUUID();
        try {
            return taken(lease, streams, eventsEach);
        } catch (Throwable e) { // the streams may be leased all the same; only the name of the lease is known
            doubtful.add(lease);
            throw e;
        }
    }

    private List<LeasedStream> taken(UUID lease, int streams, int eventsEach) {
        long until = System.nanoTime() + duration.toNanos();
        var events = statement(connection -> calls.streamEvents()
                .on(connection, EventRows::stored, view, streams, seconds(), eventsEach, lease, unread.names()));
        return events.stream()
                .collect(Collectors.groupingBy(StoredEvent::stream, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(stream -> new LeasedStream(lease, stream.getKey(), stream.getValue(), until))
                .toList();
    }

    /** Releases these before the next fetch, unless they turn out to be acknowledged. */
    public void releaseLater(List<LeasedStream> streams) {
        byLease(streams).forEach(lease -> doubtful.add(lease.getFirst().lease()));
    }

    /** Releases streams whose lease call got no answer. */
    public void releaseDoubtful() {
        for (var lease = doubtful.peek(); lease != null; lease = doubtful.peek()) {
            var name = lease;
            nack(null, null, Duration.ZERO, name);
            doubtful.remove(name);
        }
    }

    private List<LeasedStream> history(List<LeasedStream> taken, Predecessor other) {
        var history = other.history(taken);
        var streams = history.stream().map(LeasedStream::stream).collect(Collectors.toSet());
        release(
                taken.stream()
                        .filter(stream -> !streams.contains(stream.stream()))
                        .toList(),
                PAUSE);
        return history;
    }

    /**
     * Acknowledges all of these events or none, in the transaction of this connection.
     *
     * @param streams of one lease
     */
    public void acknowledge(Connection connection, List<LeasedStream> streams) throws SQLException {
        calls.ackEvents()
                .on(
                        connection,
                        ResultSet::next,
                        view,
                        deciders(streams),
                        ids(streams),
                        Elements.of("int8", streams, stream -> stream.last().offset()),
                        streams.getFirst().lease());
    }

    /** Acknowledges all of these events or none. */
    public void acknowledge(List<LeasedStream> streams) {
        limit.within(() -> sessions.transaction(connection -> {
            for (var lease : byLease(streams)) {
                acknowledge(connection, lease);
            }
            return streams;
        }));
    }

    private <T> T statement(Sessions.Use<T> use) {
        return limit.within(() -> sessions.statement(use));
    }

    /** Renews the leases of those that are still held and returns them. The others are lost. */
    public List<LeasedStream> renew(Collection<LeasedStream> streams) {
        long since = System.nanoTime();
        var held = new HashMap<StreamId, Integer>();
        for (var lease : byLease(streams)) {
            held.putAll(statement(connection -> calls.renewLeases()
                    .on(
                            connection,
                            Leases::attempts,
                            view,
                            deciders(lease),
                            ids(lease),
                            seconds(),
                            lease.getFirst().lease())));
        }
        return streams.stream()
                .filter(stream -> isHeld(stream, held.get(stream.stream()), since))
                .toList();
    }

    private boolean isHeld(LeasedStream stream, @Nullable Integer attempts, long since) {
        if (attempts == null) {
            stream.lost();
            return false;
        }
        stream.renewed(since, duration, attempts);
        return true;
    }

    /** Releases streams that were cut at their predecessor's progress: it may have handled more by now. */
    public void releaseHistory(Collection<LeasedStream> streams) {
        release(streams.stream().filter(LeasedStream::isHistory).toList(), PAUSE);
    }

    /** Makes these available to the next consumer that asks. Ignores those whose lease is lost. */
    public void release(Collection<LeasedStream> streams) {
        release(streams, Duration.ZERO);
    }

    private void release(Collection<LeasedStream> streams, Duration after) {
        for (var lease : byLease(streams)) {
            var name = lease.getFirst().lease();
            try {
                nack(deciders(lease), ids(lease), after, name);
            } catch (RuntimeException e) {
                if (!InterruptFlag.clearBeforeSql()) {
                    throw e;
                }
                nack(deciders(lease), ids(lease), after, name); // the interrupt was meant for a handler
            }
        }
    }

    /** Without streams: everything under this lease. */
    private void nack(@Nullable Elements deciders, @Nullable Elements ids, Duration after, UUID lease) {
        statement(connection ->
                calls.nackEvents().on(connection, ResultSet::next, view, deciders, ids, after.toMillis(), lease));
    }

    private int seconds() {
        return Math.toIntExact(duration.toSeconds());
    }

    private static Collection<List<LeasedStream>> byLease(Collection<LeasedStream> streams) {
        return streams.stream()
                .collect(Collectors.groupingBy(LeasedStream::lease, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Elements deciders(List<LeasedStream> streams) {
        return Elements.of("text", streams, stream -> stream.stream().decider());
    }

    private static Elements ids(List<LeasedStream> streams) {
        return Elements.of("text", streams, stream -> stream.stream().id());
    }

    private static Map<StreamId, Integer> attempts(ResultSet rows) throws SQLException {
        var attempts = new HashMap<StreamId, Integer>();
        while (rows.next()) {
            attempts.put(new StreamId(rows.getString(1), rows.getString(2)), rows.getInt(3));
        }
        return attempts;
    }
}
