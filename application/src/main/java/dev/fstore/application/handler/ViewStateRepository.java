package dev.fstore.application.handler;

import dev.fstore.application.Recorded;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Port: loads and saves the states of a materialized view. It works on many states at a time, so that a backlog takes
 * few round trips.
 *
 * <p>Events of one stream are handled in order, but several streams may be handled at once. If the key is not the
 * stream, {@link #load} must lock the states it finds, or {@link #save} must refuse states that have changed since.
 *
 * @param <K> the key of a state; must implement {@code equals}
 * @param <S> state
 * @param <E> event
 */
public interface ViewStateRepository<K, S, E> {

    /** Returns the key of the state that an event belongs to, usually the stream's id or a field of the event. */
    K keyOf(Recorded<E> event);

    /** Loads the states with these keys. Keys without a state are left out. */
    Map<K, S> load(Set<K> keys);

    /** Saves these states, one per key, and replaces older ones. */
    void save(Collection<Evolved<K, S, E>> states);
}
