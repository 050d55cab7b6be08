package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tells a listener what was appended, once it is durable: so that views of the same process need not wait until they look for
 * events the next time. As thread-safe as what it stands on. Not for {@code within()}: what is not committed is not news.
 */
public final class AnnouncingEventRepository<E> implements EventRepository<E> {

    private static final System.Logger LOG = System.getLogger(AnnouncingEventRepository.class.getName());

    private final EventRepository<E> repository;
    private final Consumer<? super List<Recorded<E>>> listener;

    /**
     * @param listener called on the thread that appended, before it gets its outcome; must be quick; if it throws, that is logged
     */
    public AnnouncingEventRepository(EventRepository<E> repository, Consumer<? super List<Recorded<E>>> listener) {
        this.repository = repository;
        this.listener = listener;
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        return repository.append(appends, metadata).peek(this::announce);
    }

    /** What is stored stays stored, whatever the listener does. */
    private void announce(List<Recorded<E>> recorded) {
        try {
            listener.accept(recorded);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener failed; what it was told of is stored", e);
        }
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        return repository.load(stream, view, known);
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return repository.eventsOf(commandId);
    }

    @Override
    public <S> Optional<Versioned<S>> remembered(StreamId stream, View<S, E> view) {
        return repository.remembered(stream, view);
    }
}
