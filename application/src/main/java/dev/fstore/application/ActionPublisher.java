package dev.fstore.application;

/**
 * Port: hands on what a saga asks for, to a command handler, a queue or another system. At least once: who receives it
 * tells a second time from a first by {@link Metadata#commandId()}.
 *
 * @param <A> action, usually a command
 */
@FunctionalInterface
public interface ActionPublisher<A> {

    /**
     * Hands on one action, and returns when it is safe with the receiver. An exception means it may not be: it will be
     * published again, with the same command id.
     */
    void publish(A action, Metadata metadata);
}
