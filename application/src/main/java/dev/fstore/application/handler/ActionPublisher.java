package dev.fstore.application.handler;

import dev.fstore.application.Metadata;

/**
 * Port: publishes the actions of a saga to a command handler, a queue or another system. Actions are published at least
 * once; the receiver recognizes a repeated one by its {@link Metadata#commandId()}.
 *
 * @param <A> action, usually a command
 */
@FunctionalInterface
public interface ActionPublisher<A> {

    /**
     * Publishes one action and returns when the receiver has it safely. After an exception, the action is published
     * again with the same command id.
     */
    void publish(A action, Metadata metadata);
}
