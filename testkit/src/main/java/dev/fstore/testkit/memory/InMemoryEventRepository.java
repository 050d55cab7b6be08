package dev.fstore.testkit.memory;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.testkit.contract.EventRepositoryContract;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Stores streams in memory, for tests of code that uses an {@link EventRepository}. Fulfils the same {@link
 * EventRepositoryContract} as a database. Thread-safe.
 *
 * @param <E> event; should be immutable, because events are not copied
 */
public final class InMemoryEventRepository<E> implements EventRepository<E> {

    private final List<Recorded<E>> log = new ArrayList<>();
    private final Map<StreamId, List<Recorded<E>>> streams = new HashMap<>();
    private final Set<StreamId> closed = new HashSet<>();

    /** Returns all events of all streams so far, in the order of their offsets. */
    public synchronized List<Recorded<E>> events() {
        return List.copyOf(log);
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        if (!isStored(stream, known.version())) {
            return load(stream, view);
        }
        var events = eventsAfter(stream, known.version());
        return events.isEmpty()
                ? known
                : new Versioned<>(
                        view.fold(
                                known.state(),
                                events.stream().map(Recorded::event).toList()),
                        Version.of(events.getLast()));
    }

    private synchronized boolean isStored(StreamId stream, Version version) {
        var events = streams.getOrDefault(stream, List.of());
        return version.number() == 0
                || (version.number() <= events.size()
                        && version.equals(Version.of(events.get((int) version.number() - 1))));
    }

    private synchronized List<Recorded<E>> eventsAfter(StreamId stream, Version version) {
        return streams.getOrDefault(stream, List.of()).stream()
                .skip(version.number())
                .toList();
    }

    @Override
    public synchronized List<Recorded<E>> eventsOf(UUID commandId) {
        return log.stream()
                .filter(event -> event.metadata().commandId().equals(Optional.of(commandId)))
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if two of {@code appends} are for one stream
     */
    @Override
    public synchronized Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        if (appends.stream().map(Append::stream).distinct().count() < appends.size()) {
            throw new IllegalArgumentException(
                    "At most one append per stream is allowed, but there are more: %s".formatted(appends));
        }
        var before = metadata.commandId().map(this::eventsOf).orElse(List.of());
        if (!before.isEmpty()) {
            return Either.right(before);
        }
        for (Append<E> append : appends) {
            var refusal = refusal(append);
            if (refusal.isPresent()) {
                return Either.left(refusal.get());
            }
        }
        var complete = complete(metadata.identified());
        return Either.right(appends.stream()
                .flatMap(append -> store(append, complete).stream())
                .toList());
    }

    private Optional<AppendFailure> refusal(Append<E> append) {
        var stream = append.stream();
        if (closed.contains(stream) && !append.isCheck()) {
            return Optional.of(new AppendFailure.Closed(stream));
        }
        return append.expected().equals(versionOf(stream))
                ? Optional.empty()
                : Optional.of(
                        new AppendFailure.Conflict(stream, append.expected().number()));
    }

    private Version versionOf(StreamId stream) {
        var events = streams.getOrDefault(stream, List.of());
        return events.isEmpty() ? Version.NONE : Version.of(events.getLast());
    }

    private List<Recorded<E>> store(Append<E> append, Metadata metadata) {
        var stream = streams.computeIfAbsent(append.stream(), id -> new ArrayList<>());
        int before = stream.size();
        for (E event : append.events()) {
            var recorded = new Recorded<>(
                    event,
                    UUID.randomUUID(),
                    append.stream(),
                    stream.size() + 1,
                    log.size() + 1,
                    metadata,
                    Instant.now());
            stream.add(recorded);
            log.add(recorded);
        }
        if (append.closes()) {
            closed.add(append.stream());
        }
        return List.copyOf(stream.subList(before, stream.size()));
    }

    private static Metadata complete(Metadata metadata) {
        return metadata.withCorrelationId(
                metadata.correlationId().or(metadata::commandId).orElseThrow());
    }

    /** Of values in memory, which are never read as something else. */
    @Override
    public String fingerprint() {
        return "";
    }
}
