package dev.fstore.postgres.internal.lease;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the next batch while the current one is handled, if the backlog is long: for the server, fetching a batch takes
 * about as long as everything else about it. Not thread-safe.
 */
public final class Prefetch {

    private final Leases leases;
    private final Heartbeat heartbeat;
    private final BatchSize size = new BatchSize();
    private @Nullable FutureTask<List<LeasedStream>> ahead;

    public Prefetch(Leases leases, Heartbeat heartbeat) {
        this.leases = leases;
        this.heartbeat = heartbeat;
    }

    /** Streams whose leases are renewed until they are {@linkplain Heartbeat#release released}. */
    public List<LeasedStream> next() {
        var streams = fetchedAhead();
        if (streams.isEmpty()) {
            streams = fetchNow();
        }
        boolean isMore = size.isFilledBy(streams);
        size.adaptTo(streams);
        if (isMore) {
            int most = size.streams();
            int each = size.eventsEach();
            var task = new FutureTask<>(() -> fetch(most, each));
            Thread.ofVirtual().name("view " + leases.view() + ", prefetch").start(task);
            ahead = task;
        }
        return streams;
    }

    private List<LeasedStream> fetchNow() {
        try {
            return fetch(size.streams(), size.eventsEach());
        } catch (OutOfMemoryError e) {
            size.halve();
            throw e;
        }
    }

    private List<LeasedStream> fetch(int streams, int eventsEach) {
        var taken = leases.take(streams, eventsEach);
        taken.forEach(stream -> heartbeat.keep(stream, () -> {})); // if a lease is lost, its acknowledgement fails
        return taken;
    }

    private List<LeasedStream> fetchedAhead() {
        var task = ahead;
        if (task == null) {
            return List.of();
        }
        try {
            var taken = task.get();
            ahead = null;
            return taken;
        } catch (InterruptedException e) {
            throw new CancellationException("Stopped while waiting for the prefetched batch of view " + leases.view());
        } catch (ExecutionException e) {
            ahead = null;
            return List.of(); // the next fetch meets the same error, if it lasts
        }
    }

    /** Releases a prefetched batch that is no longer wanted. */
    public void releaseAll() {
        var taken = fetchedAhead();
        heartbeat.release(taken);
        leases.release(taken);
        leases.releaseDoubtful();
    }
}
