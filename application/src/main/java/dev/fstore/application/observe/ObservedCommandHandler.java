package dev.fstore.application.observe;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.observe.EventStoreListener.Handled;
import io.vavr.control.Either;

/** Tells a listener of every command that a handler has handled. As thread-safe as the handler. */
public final class ObservedCommandHandler<C, S, E, R> implements CommandHandler<C, S, E, R> {

    private final CommandHandler<C, S, E, R> handler;
    private final EventStoreListener listener;

    /** Watches {@code handler}. */
    public ObservedCommandHandler(CommandHandler<C, S, E, R> handler, QueuedListener listener) {
        this.handler = handler;
        this.listener = listener;
    }

    @Override
    public Either<Failure<R>, dev.fstore.application.Outcome<S, E>> handle(C command, Metadata metadata) {
        long since = System.nanoTime();
        var outcome = EventStoreListener.Outcome.FAULT;
        try {
            var result = handler.handle(command, metadata);
            outcome = result.fold(ObservedCommandHandler::outcome, stored -> EventStoreListener.Outcome.STORED);
            return result;
        } finally {
            listener.handled(
                    new Handled(command.getClass().getSimpleName(), outcome, ObservedEventRepository.elapsed(since)));
        }
    }

    private static EventStoreListener.Outcome outcome(Failure<?> failure) {
        return switch (failure) {
            case Failure.Rejected<?> rejected -> EventStoreListener.Outcome.REJECTED;
            case Failure.NotAppended<?> conflict -> EventStoreListener.Outcome.CONFLICT;
            case Failure.CommandIdReused<?> reused -> EventStoreListener.Outcome.CONFLICT;
        };
    }
}
