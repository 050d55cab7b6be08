package dev.fstore.application;

import java.util.List;

/**
 * A view's state after some events.
 *
 * @param key its name
 * @param events what has led to it since it was loaded, in order; at least one
 */
public record Evolved<K, S, E>(K key, S state, List<Recorded<E>> events) {

    public Evolved {
        events = List.copyOf(events);
    }
}
