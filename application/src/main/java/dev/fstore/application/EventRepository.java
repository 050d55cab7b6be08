package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: loads and appends streams of events. Implementations are thread-safe. Faults are exceptions: a {@link
 * TransientFaultException} if the same call may succeed a moment later.
 *
 * @param <E> event
 */
public interface EventRepository<E> {

    /**
     * Folds the events of a stream that follow {@code known}. The known state must be what {@code view} made of this
     * very stream. If its last event is no longer in the stream, the stream is folded from its first event.
     */
    <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known);

    /** Folds a stream with {@code view}. A stream that does not exist yet has the initial state and version 0. */
    default <S> Versioned<S> load(StreamId stream, View<S, E> view) {
        return load(stream, view, Versioned.initial(view));
    }

    /**
     * Appends to all of these streams or to none. Every stream must still be at its {@link Append#expected() expected
     * version}. Takes at most one append per stream; more are an {@link IllegalArgumentException}.
     *
     * <p>A command whose events are already stored, by its {@link Metadata#commandId() id}, appends nothing.
     *
     * @return the stored events in the order of {@code appends}; if the command was handled before, the events of the
     *     first time
     */
    Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata);

    /**
     * Returns the events that the command with this id has stored, in order; empty if there are none. Covers the whole
     * history.
     */
    List<Recorded<E>> eventsOf(UUID commandId);

    /**
     * Returns the cached state of a stream, which may be stale, or empty if there is none. A decision on a stale state
     * is safe only if its events are appended, which checks the version. Any other decision must be repeated on a
     * {@link #load}.
     */
    default <S> Optional<Versioned<S>> remembered(StreamId stream, View<S, E> view) {
        return Optional.empty();
    }

    /** Changes when stored events are read as something else than before, so that states made of them are outdated. */
    String fingerprint();
}
