package dev.fstore.application;

import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles commands with an event-sourced decider: loads the command's stream, decides, lets the saga react, and appends
 * everything in one transaction. Without a saga, pass {@link Saga#none()}.
 *
 * <p>Each command folds its own stream only, and each stream is read once. Every append is checked against the version
 * that was read, so a decision is never stored on top of events that it did not see.
 *
 * <p>A command that is repeated under the same {@link Metadata#commandId() id} stores nothing and returns the events of
 * the first time, even if it would be decided differently by now.
 */
public final class EventSourcedAggregate<C, S, E, R> implements CommandHandler<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final Saga<? super E, ? extends C> saga;
    private final Function<? super C, StreamId> streamOf;
    private final EventRepository<E> repository;
    private final boolean checksReads;
    private final Optional<Function<? super C, String>> content;

    /**
     * @param decider a defective one, such as one that returns null, ends in a {@link
     *     dev.fstore.domain.FaultyDeciderException}
     * @param streamOf names the stream of a command
     */
    public EventSourcedAggregate(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            EventRepository<E> repository) {
        this(decider.checked(), saga, streamOf, repository, false, Optional.empty());
    }

    private EventSourcedAggregate(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            EventRepository<E> repository,
            boolean checksReads,
            Optional<Function<? super C, String>> content) {
        this.decider = decider;
        this.saga = saga;
        this.streamOf = streamOf;
        this.repository = repository;
        this.checksReads = checksReads;
        this.content = content;
    }

    /**
     * Returns an aggregate that also checks streams which were read and got no event: if another writer has appended to
     * one of them meanwhile, the command is a conflict. Use it if the steps of a saga rely on a stream that says
     * "nothing to do".
     */
    public EventSourcedAggregate<C, S, E, R> checkingReads() {
        return new EventSourcedAggregate<>(decider, saga, streamOf, repository, true, content);
    }

    /**
     * Returns an aggregate that keeps a digest of each command with its events. Another command under the same id is then a
     * {@link Failure.CommandIdReused} instead of a success with the events of the first one.
     *
     * @param content tells commands apart, such as {@code Object::toString} for records; ignored if the metadata has a
     *     {@linkplain Metadata#withDigestOf digest}
     */
    public EventSourcedAggregate<C, S, E, R> comparingCommands(Function<? super C, String> content) {
        return new EventSourcedAggregate<>(decider, saga, streamOf, repository, checksReads, Optional.of(content));
    }

    @Override
    public Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata) {
        Metadata.require(metadata);
        return handleDigested(
                command,
                content.filter(any -> command != null && metadata.digest().isEmpty())
                        .map(any -> metadata.withDigestOf(any.apply(command)))
                        .orElse(metadata));
    }

    private Either<Failure<R>, Outcome<S, E>> handleDigested(C command, Metadata metadata) {
        var isFromMemory = new AtomicBoolean();
        var work = work(stream -> repository
                .remembered(stream, decider)
                .map(remembered -> {
                    isFromMemory.set(true);
                    return remembered;
                })
                .orElseGet(() -> repository.load(stream, decider)));
        var decided = work.decide(command);
        if (isFromMemory.get()) {
            return fromMemory(work, decided, metadata).orElseGet(() -> {
                var anew = work(stream -> repository.load(stream, decider));
                return fromStore(anew, anew.decide(command), command, metadata);
            });
        }
        return fromStore(work, decided, command, metadata);
    }

    /**
     * Returns nothing if nothing would check the decision: a rejection, or a step without events, may be based on a stale
     * state.
     */
    private Optional<Either<Failure<R>, Outcome<S, E>>> fromMemory(
            UnitOfWork<C, S, E, R> work, Either<Failure<R>, StreamId> decided, Metadata metadata) {
        return decided.isRight() && work.storesAllItRead()
                ? Optional.of(append(work, decided.get(), metadata)).filter(Either::isRight)
                : Optional.empty();
    }

    private Either<Failure<R>, Outcome<S, E>> fromStore(
            UnitOfWork<C, S, E, R> work, Either<Failure<R>, StreamId> decided, C command, Metadata metadata) {
        var before = decided.isRight() && work.storesAnything()
                ? Optional.<Either<Failure<R>, Outcome<S, E>>>empty()
                : firstTime(command, metadata);
        return before.orElseGet(() -> decided.flatMap(stream -> append(work, stream, metadata)));
    }

    private UnitOfWork<C, S, E, R> work(Function<StreamId, Versioned<S>> load) {
        return new UnitOfWork<>(decider, saga, streamOf, load);
    }

    /** A command may be rejected, or have nothing to do, because it already succeeded and the caller does not know. */
    private Optional<Either<Failure<R>, Outcome<S, E>>> firstTime(C command, Metadata metadata) {
        return metadata.commandId()
                .map(repository::eventsOf)
                .filter(events -> !events.isEmpty())
                .map(events -> stored(events, metadata, () -> outcomeBefore(streamOf.apply(command), events)));
    }

    /**
     * The first event of a command always belongs to the command's own stream, because a saga reacts only to events.
     */
    private Outcome<S, E> outcomeBefore(StreamId stream, List<Recorded<E>> events) {
        var first = events.getFirst();
        if (!first.stream().equals(stream)) {
            throw new IllegalArgumentException(
                    "The command id %s was already used by another command, on stream %s instead of %s. Give every command its own id."
                            .formatted(first.metadata().commandId().orElseThrow(), first.stream(), stream));
        }
        return new Outcome<>(repository.load(stream, decider).state(), events);
    }

    private Either<Failure<R>, Outcome<S, E>> append(UnitOfWork<C, S, E, R> work, StreamId stream, Metadata metadata) {
        var appends = work.appends(checksReads);
        if (appends.isEmpty()) {
            return Either.right(new Outcome<>(work.stateOf(stream), List.of()));
        }
        return repository
                .append(appends, metadata)
                .<Failure<R>>mapLeft(Failure.NotAppended::new)
                .flatMap(events -> events.isEmpty()
                        ? Either.right(new Outcome<>(work.stateOf(stream), events))
                        : stored(
                                events,
                                metadata,
                                () -> work.isNext(events.getFirst())
                                        ? new Outcome<>(work.stateOf(stream), events)
                                        : outcomeBefore(stream, events)));
    }

    /** Events that are stored under the id of this command are of this command, unless the digests differ. */
    private static <R, S, E> Either<Failure<R>, Outcome<S, E>> stored(
            List<Recorded<E>> events, Metadata metadata, Supplier<Outcome<S, E>> outcome) {
        var kept = events.getFirst().metadata();
        var other = kept.digest()
                .flatMap(first -> metadata.digest()
                        .filter(second -> !second.equals(first))
                        .<Failure<R>>map(second ->
                                new Failure.CommandIdReused<>(kept.commandId().orElseThrow(), first, second)));
        return other.<Either<Failure<R>, Outcome<S, E>>>map(Either::left).orElseGet(() -> Either.right(outcome.get()));
    }
}
