package dev.fstore.application;

import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Notifies a listener of every append once it is durable, so that views can look for events at once. As thread-safe as
 * the wrapped repository. Do not use it inside a transaction of your own: the append is not durable before that
 * commits.
 */
public final class AnnouncingEventRepository<E> implements EventRepository<E> {

    private static final System.Logger LOG = System.getLogger(AnnouncingEventRepository.class.getName());

    private final EventRepository<E> repository;
    private final Consumer<? super List<Recorded<E>>> listener;
    private final CallerTransactions transactions;

    /**
     * @param listener called on the appending thread before {@link #append} returns, so it must be quick; if it throws,
     *     the exception is logged
     */
    public AnnouncingEventRepository(EventRepository<E> repository, Consumer<? super List<Recorded<E>>> listener) {
        this(repository, listener, CallerTransactions.none());
    }

    private AnnouncingEventRepository(
            EventRepository<E> repository,
            Consumer<? super List<Recorded<E>>> listener,
            CallerTransactions transactions) {
        this.repository = repository;
        this.listener = listener;
        this.transactions = transactions;
    }

    /** A copy that announces what was appended in a transaction of the caller after its commit, and never if it rolls back. */
    public AnnouncingEventRepository<E> in(CallerTransactions transactions) {
        return new AnnouncingEventRepository<>(repository, listener, transactions);
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        return repository
                .append(appends, metadata)
                .peek(recorded -> transactions.afterCommit(() -> announce(recorded)));
    }

    /** The events are stored already, so a failing listener must not fail the append. */
    private void announce(List<Recorded<E>> recorded) {
        try {
            listener.accept(recorded);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener of appended events failed; the events are stored", e);
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

    @Override
    public String fingerprint() {
        return repository.fingerprint();
    }
}
