package dev.fstore.application.observe;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.application.observe.EventStoreListener.Appended;
import dev.fstore.application.observe.EventStoreListener.Loaded;
import dev.fstore.application.observe.EventStoreListener.Outcome;
import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells a listener of every append and every load of a repository. As thread-safe as the repository. */
public final class ObservedEventRepository<E> implements EventRepository<E> {

    private final EventRepository<E> repository;
    private final EventStoreListener listener;

    /** Watches {@code repository}. */
    public ObservedEventRepository(EventRepository<E> repository, QueuedListener listener) {
        this.repository = repository;
        this.listener = listener;
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        long since = System.nanoTime();
        var loaded = repository.load(stream, view, known);
        listener.loaded(new Loaded(stream.decider(), events(known, loaded), elapsed(since)));
        return loaded;
    }

    private static int events(Versioned<?> known, Versioned<?> loaded) {
        return Math.toIntExact(
                Math.max(0, loaded.version().number() - known.version().number()));
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        long since = System.nanoTime();
        var outcome = Outcome.FAULT;
        int events = 0;
        try {
            var result = repository.append(appends, metadata);
            outcome = result.isRight() ? Outcome.STORED : Outcome.CONFLICT;
            events = result.map(List::size).getOrElse(0);
            return result;
        } finally {
            if (!appends.isEmpty()) {
                listener.appended(new Appended(appends.getFirst().stream().decider(), events, outcome, elapsed(since)));
            }
        }
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return repository.eventsOf(commandId);
    }

    @Override
    public <S> Optional<Versioned<S>> remembered(StreamId stream, View<S, E> view) {
        return repository.remembered(stream, view);
    }

    static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public String fingerprint() {
        return repository.fingerprint();
    }
}
