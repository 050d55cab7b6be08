package dev.fstore.application.process;

import dev.fstore.application.Recorded;
import dev.fstore.domain.View;
import java.time.Duration;
import java.util.function.Function;

/**
 * Port: stores the instances of one process. Thread-safe. A fault is an exception, and then nothing of the
 * transaction is stored.
 *
 * @param <E> the process's own event
 */
public interface ProcessStore<E> {

    /** Runs work in one transaction. */
    <T> T transaction(Function<? super ProcessInstances<E>, ? extends T> work);

    /**
     * Folds the events of an instance up to and including this one. Of an event that is read as several, folds the parts up to this
     * one.
     */
    <S> S stateAfter(Recorded<E> event, View<S, E> view);

    /** Returns the time until the next deadline, by the store's clock: zero if one is due, very long if there is none. */
    Duration untilNextDue();
}
