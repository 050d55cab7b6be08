package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Wakes another subscription shortly after events were handled, when their transaction is usually committed. */
record WakingHandler<E>(EventHandler<E> handler, Runnable wake) implements EventHandler<E> {

    private static final Duration COMMIT = Duration.ofMillis(5);

    @Override
    public void handle(Recorded<E> event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Recorded<E>> events) {
        handler.handleAll(events);
        Thread.ofVirtual().name("process waker").start(() -> {
            LockSupport.parkNanos(COMMIT.toNanos());
            wake.run(); // if it is too early, the subscription looks again by itself
        });
    }
}
