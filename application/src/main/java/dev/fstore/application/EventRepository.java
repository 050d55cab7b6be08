package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: where streams of events are kept. Implementations are thread-safe. Faults are exceptions: a {@link
 * TransientFaultException} if the same call may succeed a moment later.
 *
 * @param <E> event
 */
public interface EventRepository<E> {

    /**
     * Goes on folding a stream from where it is {@code known}, and so folds only what came after. What is known must be
     * what {@code view} made of this very stream; if its last event is not in the stream any more, nothing is known.
     */
    <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known);

    /** Folds a stream with {@code view}. A stream that does not exist yet has the initial state and version 0. */
    default <S> Versioned<S> load(StreamId stream, View<S, E> view) {
        return load(stream, view, Versioned.initial(view));
    }

    /**
     * Appends all of it, or nothing: each stream only if it still is where its {@link Append#expected() expected
     * version} says. At most one append per stream; more are an {@link IllegalArgumentException}.
     *
     * <p>A command whose events are stored already, by its {@link Metadata#commandId() id}, appends nothing.
     *
     * @return what was stored, in the order of {@code appends} and of their events; by the first time, if there was one
     */
    Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata);

    /** What the command with this id has stored, in its order; empty if it stored nothing. Exact for the whole history. */
    List<Recorded<E>> eventsOf(UUID commandId);

    /**
     * The stream as this process last saw it, if it remembers: costs nothing, and may be outdated. Only a decision whose
     * events are appended is checked; anything else that was decided on a memory must be decided again on a {@link #load}.
     */
    default <S> Optional<Versioned<S>> remembered(StreamId stream, View<S, E> view) {
        return Optional.empty();
    }
}
