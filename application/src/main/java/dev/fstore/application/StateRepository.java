package dev.fstore.application;

import io.vavr.control.Either;
import java.util.List;

/**
 * Port: loads and saves the states of streams that keep no events. Implementations are thread-safe. Faults, such as a
 * lost connection, are exceptions.
 *
 * @param <S> state
 */
public interface StateRepository<S> {

    /** Loads the state of a stream. A stream that was never saved has {@code initialState} and version 0. */
    Versioned<S> load(StreamId stream, S initialState);

    /**
     * Saves all of these states or none. Every stream must still be at its {@link Save#expected() expected version}.
     * Each save increases the version by one. Takes at most one save per stream.
     *
     * @return the versions of the saved states, in the order of {@code saves}
     */
    Either<AppendFailure, List<Version>> save(List<Save<S>> saves, Metadata metadata);

    /** Changes when stored states have another form than before. */
    String fingerprint();
}
