package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.application.process.ClaimedInstances;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.UnreadableInstance;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.codec.UndecodableException;
import dev.fstore.postgres.codec.UnreadableEventException;
import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Folds the streams of instances. One that cannot be read stops no other. */
record InstanceStreams<E>(String process, EventCodec<E> codec, Call load, Sessions session) {

    private static final long PAGE = 1_000L;

    /** A row as it was claimed. */
    record Claimed(String id, Instant skippedUntil, int attempts) {

        static Claimed of(ResultSet row) throws SQLException {
            var skipped = row.getObject(2, OffsetDateTime.class);
            return new Claimed(row.getString(1), skipped == null ? Instant.MIN : skipped.toInstant(), row.getInt(3));
        }
    }

    /** An event of an instance, as it is stored. */
    private record Row(String instance, EncodedEvent encoded, Version version) {}

    /** Runs after the claim, so it sees what the previous holder committed. */
    <S> ClaimedInstances<S> load(List<Claimed> claimed, View<S, E> view) {
        Map<String, Versioned<S>> noted = new HashMap<>();
        Map<String, RuntimeException> failures = new HashMap<>();
        if (!claimed.isEmpty()) {
            var ids = claimed.stream().map(Claimed::id).toList();
            read(ids, 0, null, row -> {
                if (!failures.containsKey(row.instance)) {
                    fold(row, view, noted, failures);
                }
            });
        }
        return new ClaimedInstances<>(
                claimed.stream()
                        .filter(row -> !failures.containsKey(row.id))
                        .map(row -> new ProcessInstance<>(
                                row.id,
                                noted.getOrDefault(row.id, Versioned.initial(view)),
                                row.skippedUntil,
                                row.attempts))
                        .toList(),
                claimed.stream()
                        .flatMap(row -> Optional.ofNullable(failures.get(row.id)).stream()
                                .map(cause -> unreadable(row, cause)))
                        .toList());
    }

    private <S> void fold(
            Row row, View<S, E> view, Map<String, Versioned<S>> noted, Map<String, RuntimeException> failures) {
        try {
            var before =
                    noted.getOrDefault(row.instance, Versioned.initial(view)).state();
            noted.put(row.instance, new Versioned<>(view.fold(before, decode(row)), row.version));
        } catch (RuntimeException e) {
            failures.put(row.instance, e);
        }
    }

    private static UnreadableInstance unreadable(Claimed row, RuntimeException cause) {
        return switch (cause) { // these two name a place, and never a value
            case UnreadableEventException newer ->
                new UnreadableInstance(row.id, row.attempts, newer, String.valueOf(newer.getMessage()), true);
            case UndecodableException broken ->
                new UnreadableInstance(row.id, row.attempts, broken, String.valueOf(broken.getMessage()), false);
            default -> UnreadableInstance.of(row.id, row.attempts, cause);
        };
    }

    <S> S stateAfter(Recorded<E> event, View<S, E> view) {
        var state = new AtomicReference<>(view.initialState());
        for (long before = 0; before < event.version(); before += PAGE) {
            read(List.of(event.stream().id()), before, Math.min(PAGE, event.version() - before), row -> {
                var events = decode(row);
                boolean isLast = row.version.number() == event.version();
                state.set(view.fold(state.get(), isLast ? events.subList(0, event.part() + 1) : events));
            });
        }
        return state.get();
    }

    private List<E> decode(Row row) {
        return new EventRows<>(codec)
                .decode(
                        row.encoded,
                        new StreamId(process, row.instance),
                        row.version.number(),
                        row.version.lastEvent().orElseThrow());
    }

    private void read(List<String> instances, long after, @Nullable Long limit, Consumer<Row> reader) {
        session.unguarded(connection -> load.on(
                connection,
                rows -> {
                    while (rows.next()) {
                        reader.accept(row(rows));
                    }
                    return instances;
                },
                Elements.of("text", instances, id -> id),
                process,
                after,
                limit));
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                new EncodedEvent(new EventType(process, row.getString(2), row.getLong(3)), row.getString(4)),
                new Version(row.getLong(5), Optional.of(row.getObject(6, UUID.class))));
    }
}
