package dev.fstore.postgres.subscription.fault;

/** Where a consumer can be killed. */
enum KillPoint {
    BEFORE_FETCH(3),
    AFTER_FETCH(3),
    /** Also between two events of a batch. */
    AFTER_EFFECT(30),
    AFTER_ACKNOWLEDGEMENT(3),
    AFTER_COMMIT(3);

    /** A consumer is killed when it reaches the point for the nth time, with n at most this. */
    final int passes;

    KillPoint(int passes) {
        this.passes = passes;
    }
}
