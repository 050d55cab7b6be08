package dev.fstore.postgres.subscription;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets handlers wait for the test. */
public final class HandlerLatch {

    private HandlerLatch() {}

    /** Fails after a minute. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The test did not release the handler within a minute");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
