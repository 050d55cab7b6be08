package dev.fstore.application.process;

import dev.fstore.application.TransientFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells instances of a process that a deadline has elapsed: never before its instant, by the store's clock, and never after
 * an event that cancels it. Any number of clocks, in any number of processes of the machine, share the work. One clock is
 * for one thread.
 */
public final class ProcessClock<S, E> {

    private static final int MOST = 128;
    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ProcessRunner<?, S, E, ?> runner;
    private final ProcessStore<E> store;
    private int limit = MOST;
    private List<ProcessInstance<S>> inHand = List.of();

    public ProcessClock(ProcessRunner<?, S, E, ?> runner, ProcessStore<E> store) {
        this.runner = runner;
        this.store = store;
    }

    /**
     * Tells some of the due instances of their deadlines, in one transaction. If that fails, the next call takes half as
     * many, until the failing instance is known. That one is retried later, or parked, and the others go on.
     *
     * @return the number of instances looked at
     * @throws TransientFaultException if the store is out of reach: nothing is wrong with the instances
     */
    public int fireDue() {
        inHand = List.of();
        try {
            int looked = store.transaction(this::fire);
            limit = Math.min(MOST, 2 * limit);
            return looked;
        } catch (TransientFaultException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (inHand.isEmpty()) {
                throw e;
            }
            recover(e);
            return inHand.size();
        }
    }

    private int fire(ProcessInstances<E> instances) {
        var due = instances.claimDue(limit, runner.process());
        var unreadable = due.claimed().unreadable();
        inHand = due.claimed().readable();
        unreadable.forEach(each -> instances.postpone(each.id(), each.reason(), retryAfter(each)));
        if (!inHand.isEmpty()) {
            runner.fire(instances, due);
        }
        return inHand.size() + unreadable.size();
    }

    private void recover(Throwable cause) {
        if (inHand.size() > 1) {
            limit = Math.max(1, inHand.size() / 2);
            return;
        }
        var failing = inHand.getFirst();
        store.transaction(instances -> {
            instances.postpone(failing.id(), FailureText.of(cause), retryAfter(failing.attempts(), cause));
            return failing;
        });
    }

    /** What newer code has written is left to the nodes that run it, however long that takes. */
    private static Optional<Duration> retryAfter(UnreadableInstance unreadable) {
        return unreadable.isNewer() ? Optional.of(FIRST_PAUSE) : retryAfter(unreadable.attempts(), unreadable.cause());
    }

    /** A defect of the process does not go away by itself. */
    private static Optional<Duration> retryAfter(int attempts, Throwable cause) {
        if (cause instanceof OverdueDeadlineException || attempts + 1 >= ATTEMPTS) {
            return Optional.empty();
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
