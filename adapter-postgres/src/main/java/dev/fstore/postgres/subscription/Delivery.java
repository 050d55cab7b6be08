package dev.fstore.postgres.subscription;

/** From leased streams to acknowledged effects, by one worker of a view. */
interface Delivery {

    /** Delivers some of what waits. Returns whether there was anything to do. */
    boolean deliverNext();

    /** Nothing more comes: finishes what is in hand. */
    void finish();

    /** From another thread: what is not finished is given back and not worked on any more. */
    void abandon(Thread worker);
}
