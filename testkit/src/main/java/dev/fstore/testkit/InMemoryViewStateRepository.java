package dev.fstore.testkit;

import dev.fstore.application.Evolved;
import dev.fstore.application.Recorded;
import dev.fstore.application.ViewStateRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * States of a materialized view in memory, for tests. Keeps to the same {@link ViewStateRepositoryContract} as a
 * database, and forgets everything with the object. Thread-safe; who loads, evolves and saves one state from several
 * threads has to take turns, as with any repository.
 *
 * @param <K> key
 * @param <S> state; best immutable, as states are kept as they are
 * @param <E> event
 */
public final class InMemoryViewStateRepository<K, S, E> implements ViewStateRepository<K, S, E> {

    private final Function<? super Recorded<E>, ? extends K> keyOf;
    private final Map<K, S> states = new ConcurrentHashMap<>();

    /**
     * @param keyOf names the state that an event belongs to, as in {@code Recorded::stream}
     */
    public InMemoryViewStateRepository(Function<? super Recorded<E>, ? extends K> keyOf) {
        this.keyOf = keyOf;
    }

    /** The state with this key, if there is one yet: how a test queries the view. */
    public Optional<S> find(K key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public K keyOf(Recorded<E> event) {
        return keyOf.apply(event);
    }

    @Override
    public Map<K, S> load(Set<K> keys) {
        var found = new HashMap<K, S>();
        keys.forEach(key -> find(key).ifPresent(state -> found.put(key, state)));
        return found;
    }

    @Override
    public void save(Collection<Evolved<K, S, E>> evolved) {
        evolved.forEach(each -> states.put(each.key(), each.state()));
    }
}
