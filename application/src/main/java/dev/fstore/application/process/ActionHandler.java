package dev.fstore.application.process;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.TransientFaultException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Port: carries out the actions of a process. Runs at least once. A repeated action keeps its
 * {@link Metadata#commandId() command id}, by which the receiver recognizes it. Thread-safe.
 *
 * @param <A> action, usually a command
 * @param <AR> the result that the process hears
 */
@FunctionalInterface
public interface ActionHandler<A, AR> {

    /**
     * Carries out one action, or hands it on, and returns once it cannot be lost.
     *
     * @return the result to tell the process at once, such as that the action was refused; usually empty, because the
     *     outcome comes as an event. After an exception, the action is retried
     */
    Optional<AR> handle(A action, Metadata metadata);

    /**
     * Sends actions that are commands. A rejected one comes back to the process as a result.
     *
     * @param refused the result that reports a rejection to the process; empty if the process need not know
     */
    static <C, R, AR> ActionHandler<C, AR> commands(
            CommandHandler<? super C, ?, ?, R> handler, Function<? super R, Optional<AR>> refused) {
        return (command, metadata) -> handler.handle(command, metadata)
                .fold(
                        failure -> switch (failure) {
                            case Failure.Rejected<R>(var stream, var rejection) -> refused.apply(rejection);
                            case Failure.NotAppended<R>(var reason) ->
                                throw new TransientFaultException(
                                        "Command %s of a process was not stored: %s"
                                                .formatted(metadata.commandId().orElseThrow(), reason),
                                        new IllegalStateException(reason.toString()));
                            case Failure.CommandIdReused<R> reused ->
                                throw new IllegalStateException("A process acted twice under one id: " + reused);
                        },
                        outcome -> Optional.empty());
    }
}
