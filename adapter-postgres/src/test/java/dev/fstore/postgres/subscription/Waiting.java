package dev.fstore.postgres.subscription;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** For handlers that are to wait for the test. */
final class Waiting {

    private Waiting() {}

    /** Not for ever. */
    static void until(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited for nothing");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
