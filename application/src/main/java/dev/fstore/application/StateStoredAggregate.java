package dev.fstore.application;

import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

/**
 * Handles commands with a decider whose state is stored instead of its events: loads the state, decides, evolves it,
 * lets the saga react, and saves everything in one transaction. Every save is checked against the version that was
 * read. The same deciders and sagas run here and in an {@link EventSourcedAggregate}. Without a saga, pass {@link
 * Saga#none()}.
 *
 * <p>Events are not kept, so outcomes contain none, and a repeated command is decided again.
 */
public final class StateStoredAggregate<C, S, E, R> implements CommandHandler<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final Saga<? super E, ? extends C> saga;
    private final Function<? super C, StreamId> streamOf;
    private final StateRepository<S> repository;

    /**
     * @param decider a defective one, such as one that returns null, ends in a {@link
     *     dev.fstore.domain.FaultyDeciderException}
     * @param streamOf names the stream of a command
     */
    public StateStoredAggregate(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            StateRepository<S> repository) {
        this.decider = decider.checked();
        this.saga = saga;
        this.streamOf = streamOf;
        this.repository = repository;
    }

    @Override
    public Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata) {
        Metadata.require(metadata);
        var work = new UnitOfWork<C, S, E, R>(
                decider, saga, streamOf, stream -> repository.load(stream, decider.initialState()));
        return work.decide(command)
                .flatMap(stream -> save(work, metadata).map(done -> new Outcome<>(work.stateOf(stream), List.of())));
    }

    private Either<Failure<R>, List<Version>> save(UnitOfWork<C, S, E, R> work, Metadata metadata) {
        var saves = work.saves();
        return saves.isEmpty()
                ? Either.right(List.of())
                : repository.save(saves, metadata).mapLeft(Failure.NotAppended::new);
    }
}
