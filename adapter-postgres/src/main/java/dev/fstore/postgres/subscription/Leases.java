package dev.fstore.postgres.subscription;

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

/** Takes streams of a view, keeps them and lets them go. */
record Leases(
        Sessions sessions,
        DeliveryCalls calls,
        String view,
        Duration duration,
        Optional<Predecessor> predecessor,
        Queue<UUID> doubtful) {

    private static final Duration PAUSE = Duration.ofMillis(50);

    static Leases of(DSLContext database, String view, Duration duration, Optional<Predecessor> predecessor) {
        return new Leases(
                new Sessions(database),
                DeliveryCalls.of(database),
                view,
                duration,
                predecessor,
                new ConcurrentLinkedQueue<>());
    }

    /** The streams that have waited longest, each with at most so many of its next events. */
    List<Leased> take(int streams, int eventsEach) {
        giveBackDoubtful();
        var lease = UUID.randomUUID();
        try {
            return taken(lease, streams, eventsEach);
        } catch (Throwable e) { // nobody knows of the streams until their lease ends, but by its name
            doubtful.add(lease);
            throw e;
        }
    }

    private List<Leased> taken(UUID lease, int streams, int eventsEach) {
        long until = System.nanoTime() + duration.toNanos();
        var events = sessions.statement(connection ->
                calls.streamEvents().on(connection, EventRows::stored, view, streams, seconds(), eventsEach, lease));
        var taken = events.stream()
                .collect(Collectors.groupingBy(StoredEvent::stream, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(stream -> new Leased(lease, stream.getKey(), stream.getValue(), until))
                .toList();
        return predecessor.map(other -> history(taken, other)).orElse(taken);
    }

    /** Nobody cares for these any more, unless they are done. */
    void doubt(List<Leased> streams) {
        byLease(streams).forEach(lease -> doubtful.add(lease.getFirst().lease()));
    }

    /** What was perhaps leased, by calls whose answer was lost. */
    void giveBackDoubtful() {
        for (var lease = doubtful.peek(); lease != null; lease = doubtful.peek()) {
            var name = lease;
            nack(null, null, Duration.ZERO, name);
            doubtful.remove(name);
        }
    }

    private List<Leased> history(List<Leased> taken, Predecessor other) {
        var history = other.history(taken);
        var streams = history.stream().map(Leased::stream).collect(Collectors.toSet());
        giveBack(
                taken.stream()
                        .filter(stream -> !streams.contains(stream.stream()))
                        .toList(),
                PAUSE);
        return history;
    }

    /**
     * All of these events are processed, or none, in the transaction of this connection.
     *
     * @param streams of one lease
     */
    void acknowledge(Connection connection, List<Leased> streams) throws SQLException {
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

    void acknowledge(List<Leased> streams) {
        sessions.transaction(connection -> {
            for (var lease : byLease(streams)) {
                acknowledge(connection, lease);
            }
            return streams;
        });
    }

    /** Those that are still held, now for the whole duration again. The others are lost. */
    List<Leased> renew(Collection<Leased> streams) {
        long since = System.nanoTime();
        var held = new HashMap<StreamId, Integer>();
        for (var lease : byLease(streams)) {
            held.putAll(sessions.statement(connection -> calls.renewLeases()
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

    private boolean isHeld(Leased stream, @Nullable Integer attempts, long since) {
        if (attempts == null) {
            stream.lost();
            return false;
        }
        stream.renewed(since, duration, attempts);
        return true;
    }

    /** Of streams whose end is not known to be theirs, what is left: their predecessor may have handled more by now. */
    void leave(Collection<Leased> streams) {
        giveBack(streams.stream().filter(Leased::isHistory).toList(), PAUSE);
    }

    /** To whoever asks next; those that are lost are let be. */
    void giveBack(Collection<Leased> streams) {
        giveBack(streams, Duration.ZERO);
    }

    private void giveBack(Collection<Leased> streams, Duration after) {
        for (var lease : byLease(streams)) {
            var name = lease.getFirst().lease();
            try {
                nack(deciders(lease), ids(lease), after, name);
            } catch (RuntimeException e) {
                if (!Thread.interrupted()) {
                    throw e;
                }
                nack(deciders(lease), ids(lease), after, name); // it was interrupted while it did, which is over
            }
        }
    }

    /** Without streams: all of this lease. */
    private void nack(@Nullable Elements deciders, @Nullable Elements ids, Duration after, UUID lease) {
        sessions.statement(connection ->
                calls.nackEvents().on(connection, ResultSet::next, view, deciders, ids, after.toMillis(), lease));
    }

    private int seconds() {
        return Math.toIntExact(duration.toSeconds());
    }

    private static Collection<List<Leased>> byLease(Collection<Leased> streams) {
        return streams.stream()
                .collect(Collectors.groupingBy(Leased::lease, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Elements deciders(List<Leased> streams) {
        return Elements.of("text", streams, stream -> stream.stream().decider());
    }

    private static Elements ids(List<Leased> streams) {
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
