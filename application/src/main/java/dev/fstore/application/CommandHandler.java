package dev.fstore.application;

import io.vavr.control.Either;

/**
 * Handles commands; what decorators wrap. Implementations are thread-safe, and block until the outcome is durable.
 *
 * @param <C> command
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
@FunctionalInterface
public interface CommandHandler<C, S, E, R> {

    /**
     * Handles one command: either everything that follows from it is stored, or nothing is and the failure says why.
     *
     * @param metadata who caused it; {@link Metadata#empty()} if there is nothing to say
     */
    Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata);
}
