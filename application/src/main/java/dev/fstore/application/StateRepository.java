package dev.fstore.application;

import io.vavr.control.Either;
import java.util.List;

/**
 * Port: where the states are kept when no events are, each under its stream's name. Implementations are
 * thread-safe; faults, such as a lost connection, are exceptions.
 *
 * @param <S> state
 */
public interface StateRepository<S> {

    /** The state of a stream. One that was never saved is {@code initialState}, at version 0. */
    Versioned<S> load(StreamId stream, S initialState);

    /**
     * Saves all of it, or nothing: each state only if its stream still is where its {@link Save#expected() expected
     * version} says. Every save moves the stream's version by one. At most one save per stream.
     *
     * @return the versions of what was saved, in the order of {@code saves}
     */
    Either<AppendFailure, List<Version>> save(List<Save<S>> saves, Metadata metadata);
}
