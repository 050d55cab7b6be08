package dev.fstore.testkit.contract;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The vocabulary of the contract of an event repository. */
abstract class CounterStreams {

    private static final View<List<Counted>, Counted> EVENTS = View.of(
            List.of(),
            (events, event) -> Stream.concat(events.stream(), Stream.of(event)).toList());

    protected abstract EventRepository<Counted> repository();

    protected static StreamId newStream() {
        return new StreamId(EventRepositoryContract.DECIDER, UUID.randomUUID().toString());
    }

    /** Returns the append of a decision that is made now and knows all events so far. */
    protected final Append<Counted> decided(StreamId stream, Counted... events) {
        return new Append<>(stream, repository().load(stream, EVENTS).version(), Arrays.asList(events), false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final Either<AppendFailure, List<Recorded<Counted>>> append(Append<Counted>... appends) {
        return repository().append(List.of(appends), Metadata.empty());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final List<Recorded<Counted>> stored(Metadata metadata, Append<Counted>... appends) {
        return repository()
                .append(List.of(appends), metadata)
                .getOrElseThrow(failure -> new AssertionError("Not appended: " + failure));
    }

    protected final List<Recorded<Counted>> store(StreamId stream, Counted... events) {
        return stored(Metadata.empty(), decided(stream, events));
    }

    protected final List<Counted> events(StreamId stream) {
        return repository().load(stream, EVENTS).state();
    }
}
