package dev.fstore.application.observe;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Calls a listener on a thread of its own. A listener that is slow, blocks or throws holds up no command: what it cannot take is
 * dropped and counted. The first exception is logged. Thread-safe.
 */
public final class QueuedListener implements EventStoreListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(QueuedListener.class.getName());
    private static final int CAPACITY = 4_096;

    private final EventStoreListener listener;
    private final BlockingQueue<Consumer<EventStoreListener>> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Thread thread;

    /** Calls {@code listener} until it is closed. */
    public QueuedListener(EventStoreListener listener) {
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("fstore listener " + listener).start(this::run);
    }

    @Override
    public void appended(Appended appended) {
        tell(to -> to.appended(appended));
    }

    @Override
    public void loaded(Loaded loaded) {
        tell(to -> to.loaded(loaded));
    }

    @Override
    public void handled(Handled handled) {
        tell(to -> to.handled(handled));
    }

    /** How much was dropped because the listener was too slow. */
    public long dropped() {
        return dropped.get();
    }

    private void tell(Consumer<EventStoreListener> news) {
        if (!queue.offer(news)) {
            dropped.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (true) {
                tellNow(queue.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellNow(Consumer<EventStoreListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException | Error e) { // it must not end the thread
            if (failed.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The listener %s failed; nothing else is affected".formatted(listener),
                        e);
            }
        }
    }

    /** Tells nothing any more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
