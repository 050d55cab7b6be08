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
        Append<E> append, Metadata command, CompletableFuture<Either<AppendFailure, List<Recorded<E>>>> outcome) {

    static <E> PendingAppend<E> of(Append<E> append, Metadata metadata) {
        return new PendingAppend<>(append, EventRows.kept(metadata.identified()), new CompletableFuture<>());
    }
}
