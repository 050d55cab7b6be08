package dev.fstore.postgres.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases of what is at work, for as long as that takes. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Leases leases;
    private final Duration pause;
    private final Map<Leased, Runnable> atWork = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed = false;

    Heartbeat(Leases leases) {
        this.leases = leases;
        this.pause = leases.duration().dividedBy(3);
        this.thread =
                Thread.ofVirtual().name("heartbeat of view " + leases.view()).start(this::run);
    }

    /** @param ifLost called when somebody else may have the stream; must not block */
    void keep(Leased stream, Runnable ifLost) {
        atWork.put(stream, ifLost);
    }

    void letGo(Collection<Leased> streams) {
        streams.forEach(atWork::remove);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(this, pause.toNanos());
            try {
                beat();
            } catch (Throwable e) { // without it, whatever is slow would lose its streams for ever
                LOG.debug("View {}: leases not renewed; next attempt in {}", leases.view(), pause, e);
            }
            atWork.forEach((stream, ifLost) -> {
                if (!stream.isHeld() && atWork.remove(stream, ifLost)) {
                    ifLost.run();
                }
            });
        }
    }

    private void beat() {
        var streams = Map.copyOf(atWork).keySet();
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
