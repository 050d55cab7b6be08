package dev.fstore.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.CallerTransactions;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Caches the latest state of recently used streams, so that a command on one of them takes a single round trip. Other
 * processes may append at any time. A stale entry costs one extra decision and never a wrong one, because the store checks
 * the version of every append. The same holds for events that the store has lost in a restore or a failover. Thread-safe.
 *
 * <p>States are shared and not copied, so they must be immutable. The cache keeps one state per stream: that of the view
 * which asked last.
 */
public final class CachedEventRepository<E> implements EventRepository<E> {

    private record Memory<S, E>(View<S, E> view, Versioned<S> last) {

        @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the state of a view is what that very view made
        <T> Optional<Versioned<T>> of(View<T, E> asking) {
            return asking == view ? Optional.of((Versioned<T>) last) : Optional.empty();
        }

        long number() {
            return last.version().number();
        }

        /** Whether the events follow the cached state itself, not only its version. */
        boolean isBefore(Append<E> append, List<Recorded<E>> events) {
            return last.version().equals(append.expected())
                    && number() + 1 == events.getFirst().version();
        }

        Memory<S, E> after(List<Recorded<E>> events) {
            var decided = new ArrayList<E>(events.size());
            for (var event : events) {
                decided.add(event.event());
            }
            var state = view.fold(last.state(), decided);
            return new Memory<>(view, new Versioned<>(state, Version.of(events.getLast())));
        }
    }

    private final EventRepository<E> repository;
    private final Cache<StreamId, Memory<?, E>> streams;
    private final CallerTransactions transactions;

    /**
     * @param maximumStreams how many streams to remember at most
     */
    public CachedEventRepository(EventRepository<E> repository, long maximumStreams) {
        this(
                repository,
                Caffeine.newBuilder().maximumSize(maximumStreams).recordStats().build(),
                CallerTransactions.none());
    }

    private CachedEventRepository(
            EventRepository<E> repository, Cache<StreamId, Memory<?, E>> streams, CallerTransactions transactions) {
        this.repository = repository;
        this.streams = streams;
        this.transactions = transactions;
    }

    /**
     * Returns a copy that shares the cache but never stores results of the caller's transaction, which may roll back.
     */
    public CachedEventRepository<E> in(CallerTransactions transactions) {
        return new CachedEventRepository<>(repository, streams, transactions);
    }

    /** How well the cache has worked since it was created. */
    public record Statistics(long hits, long misses, long evictions) {}

    /** Returns the counts of hits, misses and evictions since the start. */
    public Statistics statistics() {
        var stats = streams.stats();
        return new Statistics(stats.hitCount(), stats.missCount(), stats.evictionCount());
    }

    @Override
    public <S> Optional<Versioned<S>> remembered(StreamId stream, View<S, E> view) {
        return Optional.ofNullable(streams.getIfPresent(stream)).flatMap(memory -> memory.of(view));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether another thread has remembered something else meanwhile
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        if (transactions.inTransaction()) {
            return repository.load(stream, view, known);
        }
        var before = Optional.ofNullable(streams.getIfPresent(stream));
        var newest = before.flatMap(memory -> memory.of(view))
                .filter(last -> last.version().number() > known.version().number())
                .orElse(known);
        var loaded = repository.load(stream, view, newest);
        // Versions are comparable only within entries read since; older entries may describe lost events.
        streams.asMap()
                .merge(
                        stream,
                        new Memory<>(view, loaded),
                        (now, ours) -> now != before.orElse(null) && now.number() > ours.number() ? now : ours);
        return loaded;
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        try {
            var outcome = repository.append(appends, metadata);
            if (transactions.inTransaction() || outcome.isLeft()) {
                forget(appends);
            } else {
                appends.forEach(append -> remember(append, outcome.get()));
            }
            return outcome;
        } catch (RuntimeException e) { // the outcome is unknown
            forget(appends);
            throw e;
        }
    }

    private void remember(Append<E> append, List<Recorded<E>> recorded) {
        var events = new ArrayList<Recorded<E>>(recorded.size());
        for (var event : recorded) {
            if (event.stream().equals(append.stream())) {
                events.add(event);
            }
        }
        if (!events.isEmpty()) {
            streams.asMap()
                    .computeIfPresent(
                            append.stream(),
                            (stream, memory) -> memory.isBefore(append, events) ? memory.after(events) : null);
        }
    }

    private void forget(List<Append<E>> appends) {
        streams.invalidateAll(appends.stream().map(Append::stream).toList());
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return repository.eventsOf(commandId);
    }

    @Override
    public String fingerprint() {
        return repository.fingerprint();
    }
}
