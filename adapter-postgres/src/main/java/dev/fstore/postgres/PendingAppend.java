package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.EventDraft;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One append to one stream, and the thread that waits for it.
 *
 * @param turn completes with true if that thread has to append the next group, and with false if it is part of one
 * @param outcome empty if the append did not fit into its group, and so has to be tried alone
 */
record PendingAppend<E>(
        Append<E> append,
        List<EventDraft<E>> drafts,
        Metadata command,
        CompletableFuture<Boolean> turn,
        CompletableFuture<Optional<Either<AppendFailure, List<Recorded<E>>>>> outcome) {

    StreamId stream() {
        return append.stream();
    }

    UUID commandId() {
        return command.commandId().orElseThrow();
    }

    /** About as much as there is to send. */
    long size() {
        return drafts.stream()
                .mapToLong(draft -> draft.encoded().json().length())
                .sum();
    }

    void complete(Optional<Either<AppendFailure, List<Recorded<E>>>> result) {
        outcome.complete(result);
        turn.complete(false);
    }

    void fail(Throwable cause) {
        outcome.completeExceptionally(cause);
        turn.complete(false);
    }
}
