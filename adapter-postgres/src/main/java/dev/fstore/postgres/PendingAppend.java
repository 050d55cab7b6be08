package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One append to one stream, and who waits for it. */
record PendingAppend<E>(
        Append<E> append,
        List<EventDraft<E>> drafts,
        Metadata command,
        CompletableFuture<Either<AppendFailure, List<Recorded<E>>>> outcome) {}
