package dev.fstore.postgres.subscription;

/** Delivers events of a view to its handler and acknowledges them. Called by one {@link Worker}. */
interface Delivery {

    /** Delivers some of the pending events. Returns whether there were any. */
    boolean deliverNext();

    /** Finishes what has been started. No more events are delivered. */
    void finish();

    /** Interrupts the handlers and releases what they have not finished. Called by another thread. */
    void abandon(Thread worker);
}
