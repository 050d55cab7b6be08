package dev.fstore.postgres.subscription;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets handlers wait for the test. */
final class HandlerLatch {

    private HandlerLatch() {}

    /** Fails after 30 seconds. */
    static void until(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The test did not release the handler within 30 seconds");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
