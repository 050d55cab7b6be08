package dev.fstore.application;

import io.vavr.control.Either;

/**
 * Handles commands. Runners implement it, and decorators such as {@link Retrying} wrap it. Implementations are
 * thread-safe, and block until the outcome is durable.
 *
 * @param <C> command
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
@FunctionalInterface
public interface CommandHandler<C, S, E, R> {

    /**
     * Handles one command. Either everything that follows from it is stored, or nothing is and the failure says why.
     *
     * @param metadata who caused the command; {@link Metadata#empty()} if unknown
     */
    Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata);
}
