package dev.fstore.testkit.memory;

import dev.fstore.application.Metadata;
import dev.fstore.application.handler.ActionPublisher;
import dev.fstore.testkit.contract.ActionPublisherContract;
import dev.fstore.testkit.contract.Published;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Publishes to itself, for tests of code that uses an {@link ActionPublisher}. Fulfils the same {@link
 * ActionPublisherContract} as a queue. Thread-safe.
 *
 * @param <A> action; should be immutable, because actions are not copied
 */
public final class InMemoryActionPublisher<A> implements ActionPublisher<A> {

    private final List<Published<A>> published = new CopyOnWriteArrayList<>();

    /** Returns everything that was published so far, in order, repeated actions included. */
    public List<Published<A>> published() {
        return List.copyOf(published);
    }

    @Override
    public void publish(A action, Metadata metadata) {
        published.add(new Published<>(action, metadata));
    }
}
