package dev.fstore.application.process;

import java.time.Duration;
import java.util.function.Function;

/**
 * Port: where the instances of one process are kept. Thread-safe. A fault is an exception, and then nothing of the
 * transaction is stored.
 *
 * @param <E> the process's own event
 */
public interface ProcessStore<E> {

    /** Does some work in one transaction. */
    <T> T transaction(Function<? super ProcessInstances<E>, ? extends T> work);

    /** How long to wait for the next deadline, by the store's clock; zero if one is due, very long if there is none. */
    Duration untilNextDue();
}
