package dev.fstore.application.handler;

import dev.fstore.application.Recorded;
import java.util.List;

/**
 * The state of a view after some events.
 *
 * @param key the key of the state
 * @param events the events since the state was loaded, in order; at least one
 */
public record Evolved<K, S, E>(K key, S state, List<Recorded<E>> events) {

    public Evolved {
        events = List.copyOf(events);
    }
}
