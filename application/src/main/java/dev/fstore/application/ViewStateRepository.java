package dev.fstore.application;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Port: where the states of a materialized view are kept. Works on many states at a time, so that a backlog costs few round
 * trips.
 *
 * <p>Events of one stream come one after the other, but several streams may be handled at the same moment. Where the key is
 * not the stream, {@link #load} has to lock what it finds, or {@link #save} to refuse what has changed since.
 *
 * @param <K> what names a state; has {@code equals}
 * @param <S> state
 * @param <E> event
 */
public interface ViewStateRepository<K, S, E> {

    /** The name of the state that an event belongs to, usually the stream's id or something in the event. */
    K keyOf(Recorded<E> event);

    /** Those of these states that there are. */
    Map<K, S> load(Set<K> keys);

    /** Keeps these states, each of another key, in the place of what was there. */
    void save(Collection<Evolved<K, S, E>> states);
}
