package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the state of long streams beside their events, so that a load folds only what came after. Never needed for
 * correctness: without a snapshot, or with one that cannot be read, the events are folded from the first. As thread-safe as
 * what it stands on.
 *
 * @param <S> state; views of other states are loaded without snapshots
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
     * @param snapshots where they are kept: one for each stream and schema, in the same database as the events
     * @param schema names what the states look like, and what the view makes of events; with another name, snapshots
     *     that were kept before are ignored
     * @param every a load that folds so many events keeps a snapshot
     * @param orAfter and so does one that takes longer
     */
    public SnapshottingEventRepository(
            EventRepository<E> events,
            StateRepository<Versioned<S>> snapshots,
            Class<S> states,
            String schema,
            long every,
            Duration orAfter) {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1, not %d".formatted(every));
        }
        this.events = events;
        this.snapshots = snapshots;
        this.states = states;
        this.schema = schema;
        this.every = every;
        this.orAfter = orAfter;
    }

    @Override
    @SuppressWarnings("unchecked") // a view of this state, by what it makes of nothing
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
            LOG.log(System.Logger.Level.WARNING, "The snapshot of stream %s cannot be read".formatted(stream), e);
            return new Versioned<>(initial, Version.NONE);
        }
    }

    private void keep(Save<Versioned<S>> snapshot) {
        try {
            snapshots.save(List.of(snapshot), Metadata.empty()); // if it is a conflict, somebody else has kept one
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The snapshot %s is not kept".formatted(snapshot.stream()), e);
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
}
