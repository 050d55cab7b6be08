package dev.fstore.testkit.process;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Recorded;
import dev.fstore.application.process.ProcessInstances;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Instances of a process in memory, for tests of what stands on a {@link ProcessStore}. Keeps to the same {@link
 * ProcessStoreContract} as a database. One transaction at a time. Thread-safe.
 *
 * @param <E> the process's own event
 */
public final class InMemoryProcessStore<E> implements ProcessStore<E> {

    private final String name;
    private final EventRepository<E> streams;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, InstanceRow> rows = new HashMap<>();

    /**
     * @param name the decider of the process's own streams
     * @param streams where the process notes what it is told; must be in memory too, as it takes no part in transactions
     * @param clock the time of the store
     */
    public InMemoryProcessStore(String name, EventRepository<E> streams, InstantSource clock) {
        this.name = name;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public <T> T transaction(Function<? super ProcessInstances<E>, ? extends T> work) {
        lock.lock();
        try {
            var instances = new InMemoryProcessInstances<>(name, streams, clock.instant(), new HashMap<>(rows));
            var result = work.apply(instances);
            rows = instances.committed();
            return result;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <S> S stateAfter(Recorded<E> event, View<S, E> view) {
        return streams.load(event.stream(), new UpTo<>(view, event.version()))
                .state()
                .state();
    }

    /** Folds the first so many events only: in memory, none is read as several. */
    private record UpTo<S, E>(View<S, E> view, long version) implements View<Counted<S>, E> {

        @Override
        public Counted<S> initialState() {
            return new Counted<>(view.initialState(), 0);
        }

        @Override
        public Counted<S> evolve(Counted<S> before, E event) {
            return before.events == version
                    ? before
                    : new Counted<>(view.evolve(before.state, event), before.events + 1);
        }
    }

    private record Counted<S>(S state, long events) {}

    @Override
    public Duration untilNextDue() {
        lock.lock();
        try {
            var now = clock.instant();
            return rows.values().stream()
                    .flatMap(row -> row.lookAt().stream())
                    .min(Comparator.naturalOrder())
                    .map(next -> next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO)
                    .orElse(Duration.ofDays(1));
        } finally {
            lock.unlock();
        }
    }

    /**
     * An instance as an operator sees it.
     *
     * @param lookAt when its deadlines are looked at next; empty if it waits for none, or is parked
     * @param error why its due deadlines could not be told to it; empty if nothing went wrong
     */
    record InstanceRow(Optional<Instant> lookAt, int attempts, Optional<String> error) {}
}
