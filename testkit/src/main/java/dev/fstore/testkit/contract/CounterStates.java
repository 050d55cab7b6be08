package dev.fstore.testkit.contract;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import io.vavr.control.Either;
import java.util.List;

/** The vocabulary of the contract of a state repository. */
abstract class CounterStates {

    private static final Counter NEW = Counter.view().initialState();

    protected abstract StateRepository<Counter> repository();

    protected final Versioned<Counter> load(StreamId stream) {
        return repository().load(stream, NEW);
    }

    protected final Counter state(StreamId stream) {
        return load(stream).state();
    }

    /** Returns the save of a decision that is made now and knows the state so far. */
    protected final Save<Counter> decided(StreamId stream, Counter state) {
        return new Save<>(stream, load(stream).version(), state, false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final Either<AppendFailure, List<Version>> save(Save<Counter>... saves) {
        return repository().save(List.of(saves), Metadata.empty());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final List<Version> saved(Save<Counter>... saves) {
        return save(saves).getOrElseThrow(failure -> new AssertionError("Not saved: " + failure));
    }

    protected final Version store(StreamId stream, Counter state) {
        return saved(decided(stream, state)).getFirst();
    }
}
