package dev.fstore.testkit;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.AppendFailure.Closed;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;

/**
 * Adds a random suffix to the id of every stream, so that a test which names its streams finds them empty at every run,
 * even in a database that is kept.
 */
final class OwnStreams<E> implements EventRepository<E> {

    private final EventRepository<E> repository;
    private final String addition = "~" + UUID.randomUUID();

    OwnStreams(EventRepository<E> repository) {
        this.repository = repository;
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        return repository.load(stored(stream), view, known);
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return repository.eventsOf(commandId).stream().map(this::known).toList();
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        return repository
                .append(appends.stream().map(this::stored).toList(), metadata)
                .bimap(this::known, events -> events.stream().map(this::known).toList());
    }

    private Append<E> stored(Append<E> append) {
        return new Append<>(stored(append.stream()), append.expected(), append.events(), append.closes());
    }

    private StreamId stored(StreamId stream) {
        return new StreamId(stream.decider(), stream.id() + addition);
    }

    private StreamId known(StreamId stream) {
        return new StreamId(
                stream.decider(), stream.id().substring(0, stream.id().length() - addition.length()));
    }

    private AppendFailure known(AppendFailure failure) {
        return switch (failure) {
            case Conflict(var stream, var expected) -> new Conflict(known(stream), expected);
            case Closed(var stream) -> new Closed(known(stream));
        };
    }

    private Recorded<E> known(Recorded<E> event) {
        return event.withStream(known(event.stream()));
    }

    @Override
    public String fingerprint() {
        return repository.fingerprint();
    }
}
