package dev.fstore.application.handler;

import dev.fstore.application.EventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;

/**
 * Folds a view on demand and stores nothing. The result is always up to date, and costs as much as the stream is long:
 * use it for views that are rarely read. As thread-safe as its repository.
 */
public record EphemeralView<S, E>(View<S, E> view, EventRepository<E> repository) {

    /** Folds the stream as it is now; returns the initial state if the stream does not exist. */
    public S of(StreamId stream) {
        return repository.load(stream, view).state();
    }
}
