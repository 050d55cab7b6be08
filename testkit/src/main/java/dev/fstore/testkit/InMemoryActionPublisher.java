package dev.fstore.testkit;

import dev.fstore.application.ActionPublisher;
import dev.fstore.application.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Receives what it publishes, for tests of what stands on an {@link ActionPublisher}. Keeps to the same
 * {@link ActionPublisherContract} as a queue, and forgets everything with the object. Thread-safe.
 *
 * @param <A> action; best immutable, as actions are kept as they are
 */
public final class InMemoryActionPublisher<A> implements ActionPublisher<A> {

    private final List<Published<A>> published = new CopyOnWriteArrayList<>();

    /** Everything that was published so far, in this order: twice what was published twice. */
    public List<Published<A>> published() {
        return List.copyOf(published);
    }

    @Override
    public void publish(A action, Metadata metadata) {
        published.add(new Published<>(action, metadata));
    }
}
