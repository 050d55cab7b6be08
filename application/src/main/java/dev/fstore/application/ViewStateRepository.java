package dev.fstore.application;

import java.util.Optional;

/**
 * Port: where the states of a materialized view are kept. Which state an event belongs to is the repository's own
 * decision, usually the stream's id or something in the event.
 */
public interface ViewStateRepository<S, E> {

    /** The state that {@code event} belongs to, if there is one yet. */
    Optional<S> load(Recorded<E> event);

    /** Keeps the state that {@code event} led to. */
    void save(Recorded<E> event, S state);
}
