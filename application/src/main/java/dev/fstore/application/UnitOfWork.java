package dev.fstore.application;

import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One command and everything that follows from it: each stream as it was read, and the events decided since. */
final class UnitOfWork<C, S, E, R> {

    private static final int MAX_DEPTH = 100;

    private final Decider<C, S, E, R> decider;
    private final Saga<? super E, ? extends C> saga;
    private final Function<? super C, StreamId> streamOf;
    private final Function<StreamId, Versioned<S>> load;
    private final Map<StreamId, Progress<S, E>> streams = new LinkedHashMap<>();
    private final Deque<C> chain = new ArrayDeque<>();

    /** @param load reads a stream; called once per stream */
    UnitOfWork(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            Function<StreamId, Versioned<S>> load) {
        this.decider = decider;
        this.saga = saga;
        this.streamOf = streamOf;
        this.load = load;
    }

    /** Decides the command and, depth first, every command that the saga asks for. Returns the command's stream. */
    Either<Failure<R>, StreamId> decide(C command) {
        if (command == null) {
            throw new IllegalArgumentException(
                    chain.isEmpty()
                            ? "The command must not be null"
                            : "The saga reacted with a null command to an event of stream %s"
                                    .formatted(streamOf.apply(chain.getLast())));
        }
        chain.addLast(command);
        if (chain.size() > MAX_DEPTH) {
            throw new SagaDepthException(List.copyOf(chain));
        }
        StreamId stream = streamOf.apply(command);
        var failure = decide(command, stream);
        chain.removeLast();
        return failure.map(done -> stream);
    }

    private Either<Failure<R>, Done> decide(C command, StreamId stream) {
        var progress = streams.computeIfAbsent(stream, id -> new Progress<>(load.apply(id)));
        return decider.decide(command, progress.state)
                .<Failure<R>>mapLeft(rejection -> new Failure.Rejected<>(stream, rejection))
                .flatMap(events -> {
                    progress.add(decider, events);
                    return follow(events);
                });
    }

    private Either<Failure<R>, Done> follow(List<E> events) {
        for (E event : events) {
            for (C next : saga.react(event)) {
                var outcome = decide(next);
                if (outcome.isLeft()) {
                    return outcome.map(stream -> Done.DONE);
                }
            }
        }
        return Either.right(Done.DONE);
    }

    /** Whether every stream that was read gets events, so that the append checks all of them. */
    boolean storesAllItRead() {
        for (var stream : streams.values()) {
            if (stream.events.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    boolean storesAnything() {
        for (var stream : streams.values()) {
            if (!stream.events.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The appends of all streams with events, and on demand the checks of streams that were only read. */
    List<Append<E>> appends(boolean andChecks) {
        var appends = new ArrayList<Append<E>>(streams.size());
        streams.forEach((stream, progress) -> {
            if (andChecks || !progress.events.isEmpty()) {
                appends.add(progress.toAppend(stream, decider));
            }
        });
        return appends;
    }

    /** The saves of all streams with events. */
    List<Save<S>> saves() {
        return streams.entrySet().stream()
                .filter(stream -> !stream.getValue().events.isEmpty())
                .map(stream -> stream.getValue().toSave(stream.getKey(), decider))
                .toList();
    }

    /** The state of a stream after all decisions. */
    S stateOf(StreamId stream) {
        return progress(stream).state;
    }

    /**
     * Whether the event directly follows what was read of its stream, which makes it the first that was decided here.
     */
    boolean isNext(Recorded<E> event) {
        return streams.containsKey(event.stream())
                && progress(event.stream()).read.number() + 1 == event.version();
    }

    private Progress<S, E> progress(StreamId stream) {
        return Objects.requireNonNull(streams.get(stream));
    }

    private enum Done {
        DONE
    }

    private static final class Progress<S, E> {
        private final Version read;
        private final List<E> events = new ArrayList<>();
        private S state;

        Progress(Versioned<S> stream) {
            read = stream.version();
            state = stream.state();
        }

        void add(Decider<?, S, E, ?> decider, List<E> decided) {
            events.addAll(decided);
            state = decider.fold(state, decided);
        }

        Append<E> toAppend(StreamId stream, Decider<?, S, E, ?> decider) {
            return new Append<>(stream, read, events, !events.isEmpty() && decider.isFinal(state));
        }

        Save<S> toSave(StreamId stream, Decider<?, S, E, ?> decider) {
            return new Save<>(stream, read, state, decider.isFinal(state));
        }
    }
}
