package dev.fstore.testkit.memory;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.Evolved;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.testkit.contract.ViewStateRepositoryContract;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Stores the states of a materialized view in memory, for tests. Fulfils the same {@link ViewStateRepositoryContract}
 * as a database. Thread-safe, but as with any repository, two threads must not load, evolve and save the same state at
 * once.
 *
 * @param <K> key
 * @param <S> state; should be immutable, because states are not copied
 * @param <E> event
 */
public final class InMemoryViewStateRepository<K, S, E> implements ViewStateRepository<K, S, E> {

    private final Function<? super Recorded<E>, ? extends K> keyOf;
    private final Map<K, S> states = new ConcurrentHashMap<>();

    /**
     * Creates an empty repository.
     *
     * @param keyOf returns the key of the state that an event belongs to, such as {@code Recorded::stream}
     */
    public InMemoryViewStateRepository(Function<? super Recorded<E>, ? extends K> keyOf) {
        this.keyOf = keyOf;
    }

    /** Returns the state with this key, if there is one yet. */
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
