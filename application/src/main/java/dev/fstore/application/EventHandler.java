package dev.fstore.application;

/** Handles stored events, one at a time and in the order of their stream; what decorators wrap. */
@FunctionalInterface
public interface EventHandler<E> {

    /** Handles one event. An exception means not handled: the event comes again. */
    void handle(Recorded<E> event);
}
