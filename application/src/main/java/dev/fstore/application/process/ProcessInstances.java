package dev.fstore.application.process;

import dev.fstore.domain.View;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Port: the instances of one process within one transaction. A transaction that claims an instance holds it until it
 * ends. An event that cancels a deadline and the deadline itself are therefore never handled at once. Not thread-safe.
 *
 * @param <E> the process's own event
 */
public interface ProcessInstances<E> {

    /** Claims these instances, new ones too, and waits for those that another transaction has claimed. */
    <S> ClaimedInstances<S> claim(Set<String> instances, View<S, E> view);

    /** Claims at most so many instances that are due by the store's clock, and passes over those that are claimed. */
    <S> DueInstances<S> claimDue(int limit, View<S, E> view);

    /** Returns the command ids that are already stored. */
    Set<UUID> known(Collection<UUID> commandIds);

    /** Stores the new events of claimed instances and the time of their next check. Removes those that are final. */
    void save(List<ProcessAdvance<E>> advances);

    /**
     * Notes that this claimed instance could not be told of a due deadline, or could not be read.
     *
     * @param error the reason, for operators
     * @param retryAfter when to look again; empty if the instance is parked until an operator replays or skips it
     */
    void postpone(String instance, String error, Optional<Duration> retryAfter);
}
