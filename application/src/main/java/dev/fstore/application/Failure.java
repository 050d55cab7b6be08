package dev.fstore.application;

import java.util.UUID;

/**
 * Says why a command had no effect. A business outcome, not a fault: nothing was stored.
 *
 * @param <R> the domain's own rejection
 */
public sealed interface Failure<R> {

    /** The decider rejected the command, or a command that a saga made of it. */
    record Rejected<R>(StreamId stream, R rejection) implements Failure<R> {}

    /** The decider accepted the command, but the store refused to append. */
    record NotAppended<R>(AppendFailure reason) implements Failure<R> {}

    /**
     * Another command was stored under the same id before. Give every command its own id.
     *
     * @param first the digest of the command that was stored, see {@link Metadata#digest()}
     * @param second the digest of this command
     */
    record CommandIdReused<R>(UUID commandId, String first, String second) implements Failure<R> {}
}
