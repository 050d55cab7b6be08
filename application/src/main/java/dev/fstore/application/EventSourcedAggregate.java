package dev.fstore.application;

import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * Handles commands with a decider whose memory is its events: load the command's stream, decide, let the saga go on
 * from what happened, append everything in one transaction. Without a saga, pass {@link Saga#none()}.
 *
 * <p>A command folds its own stream only, each stream is read once, and what is appended is checked against what was
 * read: a decision is never stored on top of events that it did not know.
 */
public final class EventSourcedAggregate<C, S, E, R> implements CommandHandler<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final Saga<? super E, ? extends C> saga;
    private final Function<? super C, StreamId> streamOf;
    private final EventRepository<E> repository;

    /**
     * @param decider a defect of it, such as a null, ends in a {@link dev.fstore.domain.FaultyDeciderException}
     * @param streamOf names the stream that a command is about
     */
    public EventSourcedAggregate(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            EventRepository<E> repository) {
        this.decider = decider.checked();
        this.saga = saga;
        this.streamOf = streamOf;
        this.repository = repository;
    }

    @Override
    public Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata) {
        var work = new UnitOfWork<C, S, E, R>(decider, saga, streamOf, repository);
        return work.decide(command)
                .flatMap(stream -> work.append(metadata).map(events -> new Outcome<>(work.stateOf(stream), events)));
    }
}
