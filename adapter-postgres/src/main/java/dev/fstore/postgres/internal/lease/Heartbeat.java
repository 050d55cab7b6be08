package dev.fstore.postgres.internal.lease;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of streams that are being handled, however long that takes. Has a platform thread of its own: handlers
 * that compute would leave a virtual one no processor, and lose their leases.
 */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Leases leases;
    private final Duration pause;
    private final Map<LeasedStream, Runnable> kept = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed = false;

    public Heartbeat(Leases leases) {
        this.leases = leases;
        this.pause = leases.duration().dividedBy(3);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("heartbeat of view " + leases.view())
                .start(this::run);
    }

    /**
     * Renews the lease of this stream until it is released.
     *
     * @param ifLost called when another consumer may have the stream; must not block
     */
    public void keep(LeasedStream stream, Runnable ifLost) {
        kept.put(stream, ifLost);
    }

    /** Stops renewing these leases. */
    public void release(Collection<LeasedStream> streams) {
        streams.forEach(kept::remove);
    }

    /** How many leases are being renewed. */
    public int leasedStreams() {
        return kept.size();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(this, pause.toNanos());
            try {
                renew();
            } catch (Throwable e) { // if this thread ended, every slow handler would lose its stream
                LOG.debug("View {}: leases not renewed; next attempt in {}", leases.view(), pause, e);
            }
            kept.forEach((stream, ifLost) -> {
                if (!stream.isHeld() && kept.remove(stream, ifLost)) {
                    ifLost.run();
                }
            });
        }
    }

    private void renew() {
        var streams = Map.copyOf(kept).keySet();
        if (!streams.isEmpty()) {
            leases.renew(streams);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
