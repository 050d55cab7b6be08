package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;

/**
 * Port: where streams of events are kept. Implementations are thread-safe; faults, such as a lost connection, are
 * exceptions.
 *
 * @param <E> event
 */
public interface EventRepository<E> {

    /** Folds a stream with {@code view}. A stream that does not exist yet has the initial state and version 0. */
    <S> Versioned<S> load(StreamId stream, View<S, E> view);

    /**
     * Appends all of it, or nothing: each stream only if it still is where its {@link Append#expected() expected
     * version} says. At most one append per stream; more
     * are an {@link IllegalArgumentException}.
     *
     * @return what was stored, in the order of {@code appends} and of their events
     */
    Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata);
}
