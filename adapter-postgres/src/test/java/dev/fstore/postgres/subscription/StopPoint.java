package dev.fstore.postgres.subscription;

/** Where in its work a consumer can be killed. */
enum StopPoint {
    BEFORE_FETCH(3),
    AFTER_FETCH(3),
    /** Between the events of a batch, too. */
    AFTER_EFFECT(30),
    AFTER_ACKNOWLEDGEMENT(3),
    AFTER_COMMIT(3);

    /** The latest of its passes by this point that a consumer may be killed at. */
    final int passes;

    StopPoint(int passes) {
        this.passes = passes;
    }
}
