package dev.fstore.postgres.process;

import dev.fstore.application.Append;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.ClaimedInstances;
import dev.fstore.application.process.DueInstances;
import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.domain.View;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.DraftColumn;
import dev.fstore.postgres.internal.EventDraft;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.process.InstanceStreams.Claimed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Instances in the transaction that a session is in. */
record PostgresProcessInstances<E>(PostgresProcessStore<E> store, Sessions session) implements ProcessInstances<E> {

    @Override
    public <S> ClaimedInstances<S> claim(Set<String> instances, View<S, E> view) {
        var ids = Elements.of("text", List.copyOf(instances), id -> id);
        var claimed = session.unguarded(connection ->
                store.calls().claim().on(connection, PostgresProcessInstances::claimed, store.process(), ids));
        return store.streams(session).load(claimed, view);
    }

    @Override
    public <S> DueInstances<S> claimDue(int limit, View<S, E> view) {
        var times = new ArrayList<Instant>();
        var claimed = session.unguarded(connection -> store.calls()
                .claimDue()
                .on(
                        connection,
                        rows -> {
                            var due = new ArrayList<Claimed>();
                            while (rows.next()) {
                                due.add(Claimed.of(rows));
                                times.add(EventRows.time(rows, 4));
                            }
                            return due;
                        },
                        store.process(),
                        limit));
        return new DueInstances<>(
                times.isEmpty() ? Instant.MIN : times.getFirst(),
                store.streams(session).load(claimed, view));
    }

    private static List<Claimed> claimed(ResultSet rows) throws SQLException {
        var claimed = new ArrayList<Claimed>();
        while (rows.next()) {
            claimed.add(Claimed.of(rows));
        }
        return claimed;
    }

    @Override
    public Set<UUID> known(Collection<UUID> commandIds) {
        return session.unguarded(connection -> store.calls()
                .known()
                .on(
                        connection,
                        rows -> {
                            var known = new HashSet<UUID>();
                            while (rows.next()) {
                                known.add(rows.getObject(1, UUID.class));
                            }
                            return known;
                        },
                        Elements.of("uuid", List.copyOf(commandIds), id -> id)));
    }

    @Override
    public void save(List<ProcessAdvance<E>> advances) {
        var versions = new HashMap<String, Version>();
        advances.forEach(advance -> versions.put(advance.instance(), advance.expected()));
        for (int place = 0; place < most(advances); place++) {
            append(place, advances, versions);
        }
        if (!advances.isEmpty()) {
            session.unguarded(connection -> store.calls()
                    .save()
                    .on(
                            connection,
                            ResultSet::next,
                            store.process(),
                            Elements.of("text", advances, ProcessAdvance::instance),
                            Elements.of("timestamptz", advances, PostgresProcessInstances::dueAt),
                            Elements.of("bool", advances, advance -> advance.isOver() || !advance.hasBegun()),
                            Elements.of(
                                    "bool",
                                    advances,
                                    advance -> !advance.notes().isEmpty())));
        }
    }

    private static int most(List<? extends ProcessAdvance<?>> advances) {
        return advances.stream()
                .mapToInt(advance -> advance.notes().size())
                .max()
                .orElse(0);
    }

    /** One note of each instance that has as many: each is a command of its own, behind the one before it. */
    private void append(int place, List<ProcessAdvance<E>> advances, Map<String, Version> versions) {
        var drafts = advances.stream()
                .filter(advance -> advance.notes().size() > place)
                .flatMap(advance -> drafts(advance, place, versions).stream())
                .toList();
        var lasts = session.unguarded(connection -> store.appends()
                .on(
                        connection,
                        PostgresProcessInstances::lastOfEachCommand,
                        Arrays.stream(DraftColumn.values())
                                .map(column -> column.ofEach(drafts))
                                .toArray()));
        for (var draft : drafts) {
            var last = lasts.get(draft.command().commandId().orElseThrow());
            if (last == null) {
                throw new IllegalStateException(
                        "Process %s, instance %s: %s was not appended. Only the process itself may append to its streams, and only until it is over"
                                .formatted(
                                        store.process(),
                                        draft.stream().id(),
                                        draft.encoded().type().name()));
            }
            versions.put(draft.stream().id(), last);
        }
    }

    private static Map<UUID, Version> lastOfEachCommand(ResultSet rows) throws SQLException {
        var lasts = new HashMap<UUID, Version>();
        while (rows.next()) { // the events of a command come in their order
            lasts.put(
                    rows.getObject(5, UUID.class),
                    new Version(rows.getLong(2), Optional.of(rows.getObject(1, UUID.class))));
        }
        return lasts;
    }

    private List<EventDraft<E>> drafts(ProcessAdvance<E> advance, int place, Map<String, Version> versions) {
        var note = advance.notes().get(place);
        boolean closes = advance.isOver() && place == advance.notes().size() - 1;
        var append = new Append<>(
                new StreamId(store.process(), advance.instance()),
                Objects.requireNonNull(versions.get(advance.instance())),
                note.events(),
                closes);
        return EventDraft.of(List.of(append), EventRows.kept(note.metadata().identified()), store.codec());
    }

    private static @Nullable String dueAt(ProcessAdvance<?> advance) {
        return advance.nextDeadline()
                .flatMap(StoredInstant::of)
                .map(StoredInstant::text)
                .orElse(null);
    }

    @Override
    public void postpone(String instance, String error, Optional<Duration> retryAfter) {
        session.unguarded(connection -> store.calls()
                .postpone()
                .on(
                        connection,
                        ResultSet::next,
                        store.process(),
                        instance,
                        error,
                        retryAfter.map(Duration::toMillis).orElse(null)));
    }
}
