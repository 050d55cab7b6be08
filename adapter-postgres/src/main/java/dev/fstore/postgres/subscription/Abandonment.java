package dev.fstore.postgres.subscription;

import dev.fstore.postgres.internal.lease.InterruptFlag;
import java.util.concurrent.CancellationException;

/** Lets another thread stop a worker, even in the middle of a handler, so that nothing is committed afterwards. */
final class Abandonment {

    private final String view;
    private volatile boolean requested = false;

    Abandonment(String view) {
        this.view = view;
    }

    void request(Thread worker) {
        requested = true;
        worker.interrupt(); // it may be in a handler
    }

    boolean isRequested() {
        return requested;
    }

    /** Between a handler and its commit: a handler may have swallowed the interrupt, or left its flag set. */
    void requireNotRequested() {
        InterruptFlag.clearBeforeSql();
        if (requested) {
            throw new CancellationException("View %s was stopped before its handler finished".formatted(view));
        }
    }
}
