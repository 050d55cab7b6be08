package dev.fstore.testkit;

import dev.fstore.application.Recorded;
import dev.fstore.application.ViewStateRepository;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * States of a materialized view in memory, for tests. Keeps to the same {@link ViewStateRepositoryContract} as a
 * database, and forgets everything with the object. Thread-safe; who loads, evolves and saves one state from several
 * threads has to take turns, as with any repository.
 *
 * @param <S> state; best immutable, as states are kept as they are
 * @param <E> event
 */
public final class InMemoryViewStateRepository<S, E> implements ViewStateRepository<S, E> {

    private final Function<? super Recorded<E>, ?> keyOf;
    private final Map<Object, S> states = new ConcurrentHashMap<>();

    /**
     * @param keyOf names the state that an event belongs to, as in {@code Recorded::stream}
     */
    public InMemoryViewStateRepository(Function<? super Recorded<E>, ?> keyOf) {
        this.keyOf = keyOf;
    }

    /** The state with this key, if there is one yet: how a test queries the view. */
    public Optional<S> find(Object key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public Optional<S> load(Recorded<E> event) {
        return find(keyOf.apply(event));
    }

    @Override
    public void save(Recorded<E> event, S state) {
        states.put(keyOf.apply(event), state);
    }
}
