package dev.fstore.application;

import dev.fstore.domain.View;

/**
 * A view that is folded when it is asked for, and stored nowhere: always up to date, and as dear as its stream is long. For
 * what is seldom looked at. As thread-safe as its repository.
 */
public record EphemeralView<S, E>(View<S, E> view, EventRepository<E> repository) {

    /** What the view makes of the stream as it is now; its initial state if there is no such stream. */
    public S of(StreamId stream) {
        return repository.load(stream, view).state();
    }
}
