package dev.fstore.postgres.subscription;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Takes streams; those that come next while the ones before them are worked on, if there are many: to fetch a batch takes the
 * server about as long as the rest takes both. Not thread-safe.
 */
final class Intake {

    private final Leases leases;
    private final Heartbeat heartbeat;
    private final Appetite appetite = new Appetite();
    private @Nullable FutureTask<List<Leased>> ahead;

    Intake(Leases leases, Heartbeat heartbeat) {
        this.leases = leases;
        this.heartbeat = heartbeat;
    }

    /** Leased, and kept so until they are {@linkplain Heartbeat#letGo let go}. */
    List<Leased> next() {
        var streams = takenAhead();
        if (streams.isEmpty()) {
            streams = take(appetite.streams(), appetite.eventsEach());
        }
        appetite.fed(streams);
        if (appetite.isFilledBy(streams)) {
            int most = appetite.streams();
            int each = appetite.eventsEach();
            var task = new FutureTask<>(() -> take(most, each));
            Thread.ofVirtual().name("view " + leases.view() + ", ahead").start(task);
            ahead = task;
        }
        return streams;
    }

    private List<Leased> take(int streams, int eventsEach) {
        var taken = leases.take(streams, eventsEach);
        taken.forEach(stream -> heartbeat.keep(stream, () -> {})); // if one is lost, its acknowledgement fails
        return taken;
    }

    private List<Leased> takenAhead() {
        var task = ahead;
        if (task == null) {
            return List.of();
        }
        try {
            var taken = task.get();
            ahead = null;
            return taken;
        } catch (InterruptedException e) {
            throw new CancellationException("Stopped");
        } catch (ExecutionException e) {
            ahead = null;
            return List.of(); // what is wrong shows when it is asked for again
        }
    }

    /** Nothing of it is wanted any more. */
    void giveBack() {
        var taken = takenAhead();
        heartbeat.letGo(taken);
        leases.giveBack(taken);
        leases.giveBackDoubtful();
    }
}
