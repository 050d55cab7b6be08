package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Slice;
import dev.fstore.benchmarks.measure.Spent;
import dev.fstore.benchmarks.measure.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Several consumers for each view of a store. */
final class Consumers implements AutoCloseable {

    private record Member(Consumer consumer, AtomicLong handledByItsView) {}

    private final List<Connection> connections = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<AtomicLong> views = new ArrayList<>();
    private final ExecutorService threads;

    Consumers(Store store, int views, int perView) throws SQLException {
        for (int view = 1; view <= views; view++) {
            var handled = new AtomicLong();
            this.views.add(handled);
            for (int n = 0; n < perView; n++) {
                var connection = store.database().connect();
                connections.add(connection);
                members.add(new Member(new Consumer(connection, store, Store.view(view)), handled));
            }
        }
        threads = Executors.newFixedThreadPool(members.size());
    }

    /** Runs until every view has handled this many events. */
    Slice drain(long events) throws Exception {
        views.forEach(view -> view.set(0));
        long start = System.nanoTime();
        await(submit(member -> member.handledByItsView.get() < events));
        for (var view : views) {
            if (view.get() != events) {
                throw new IllegalStateException("A view handled %s events of %s".formatted(view.get(), events));
            }
        }
        return new Slice(events * views.size(), members.size(), (System.nanoTime() - start) / 1e9, Spent.NONE);
    }

    /** Runs until it is closed. */
    AutoCloseable start() {
        var going = new AtomicBoolean(true);
        var loops = submit(member -> going.get());
        return () -> {
            going.set(false);
            await(loops);
        };
    }

    private interface Until {
        boolean goesOn(Member member);
    }

    private List<Future<?>> submit(Until until) {
        var loops = new ArrayList<Future<?>>();
        for (var member : members) {
            loops.add(threads.submit(() -> work(member, until)));
        }
        return loops;
    }

    /**
     * Polls less and less often while there are no events, because spinning consumers would take the processor from
     * working ones.
     */
    private static Void work(Member member, Until until) throws SQLException {
        long pause = 1;
        while (until.goesOn(member)) {
            int handled = member.consumer.turn();
            member.handledByItsView.addAndGet(handled);
            if (handled == 0) {
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
            }
            pause = handled == 0 ? Math.min(2 * pause, 32) : 1;
        }
        return null;
    }

    private static void await(List<Future<?>> loops) throws Exception {
        for (var loop : loops) {
            try {
                loop.get(3, TimeUnit.MINUTES);
            } catch (TimeoutException e) {
                throw new IllegalStateException("The consumers do not come to an end: an event got lost", e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (var connection : connections) {
            connection.close();
        }
    }
}
