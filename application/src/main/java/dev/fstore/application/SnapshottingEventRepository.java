package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps snapshots of long streams, so that a load folds only the events after the snapshot. Snapshots only save time:
 * if one is missing or unreadable, the stream is folded from its first event. As thread-safe as the wrapped repository.
 *
 * <p>Snapshots that were made with other event types, upcasters or states are ignored: each is kept under the {@linkplain
 * EventRepository#fingerprint fingerprints} of both repositories.
 *
 * @param <S> state; views with other states are loaded without snapshots
 */
public final class SnapshottingEventRepository<S, E> implements EventRepository<E> {

    private static final System.Logger LOG = System.getLogger(SnapshottingEventRepository.class.getName());

    private final EventRepository<E> events;
    private final StateRepository<Versioned<S>> snapshots;
    private final Class<S> states;
    private final String schema;
    private final long every;
    private final Duration orAfter;

    /**
     * Creates a repository that keeps snapshots.
     *
     * @param snapshots stores snapshots in the same database as the events
     * @param every a load that folds this many events saves a snapshot
     * @param orAfter a load that takes longer than this saves a snapshot, too
     */
    public SnapshottingEventRepository(
            EventRepository<E> events,
            StateRepository<Versioned<S>> snapshots,
            Class<S> states,
            long every,
            Duration orAfter) {
        this(events, snapshots, states, "", every, orAfter);
    }

    private SnapshottingEventRepository(
            EventRepository<E> events,
            StateRepository<Versioned<S>> snapshots,
            Class<S> states,
            String meaning,
            long every,
            Duration orAfter) {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1, but was %s".formatted(every));
        }
        this.events = events;
        this.snapshots = snapshots;
        this.states = states;
        this.schema = Stream.of(events.fingerprint(), snapshots.fingerprint(), meaning)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        this.every = every;
        this.orAfter = orAfter;
    }

    /**
     * The same, whose view makes something else of the same events than before: snapshots of another meaning are ignored.
     * Needed after a change of {@code evolve} only, which no fingerprint shows.
     *
     * @param meaning any text that was not used before, such as {@code "2"}
     */
    public SnapshottingEventRepository<S, E> meaning(String meaning) {
        return new SnapshottingEventRepository<>(events, snapshots, states, meaning, every, orAfter);
    }

    @Override
    @SuppressWarnings("unchecked") // a view whose initial state is an S
    public <T> Versioned<T> load(StreamId stream, View<T, E> view, Versioned<T> known) {
        return known.version().equals(Version.NONE) && states.isInstance(known.state())
                ? (Versioned<T>) loadFromSnapshot(stream, (View<S, E>) view, (Versioned<S>) known)
                : events.load(stream, view, known);
    }

    private Versioned<S> loadFromSnapshot(StreamId stream, View<S, E> view, Versioned<S> initial) {
        var snapshot = snapshot(stream, initial);
        long start = System.nanoTime();
        var loaded = events.load(stream, view, snapshot.state());
        long folded = loaded.version().number() - snapshot.state().version().number();
        if (folded >= every || (folded > 0 && System.nanoTime() - start > orAfter.toNanos())) {
            keep(new Save<>(nameOf(stream), snapshot.version(), loaded, false));
        }
        return loaded;
    }

    private Versioned<Versioned<S>> snapshot(StreamId stream, Versioned<S> initial) {
        try {
            return snapshots.load(nameOf(stream), initial);
        } catch (TransientFaultException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The snapshot of stream %s cannot be read; the stream is folded from its first event"
                            .formatted(stream),
                    e);
            return new Versioned<>(initial, Version.NONE);
        }
    }

    private void keep(Save<Versioned<S>> snapshot) {
        try {
            snapshots.save(List.of(snapshot), Metadata.empty()); // a conflict means that another process has saved one
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The snapshot %s could not be saved".formatted(snapshot.stream()), e);
        }
    }

    private StreamId nameOf(StreamId stream) {
        return new StreamId("%s, snapshot %s".formatted(stream.decider(), schema), stream.id());
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        return events.append(appends, metadata);
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return events.eventsOf(commandId);
    }

    @Override
    public <T> Optional<Versioned<T>> remembered(StreamId stream, View<T, E> view) {
        return events.remembered(stream, view);
    }

    @Override
    public String fingerprint() {
        return events.fingerprint();
    }
}
