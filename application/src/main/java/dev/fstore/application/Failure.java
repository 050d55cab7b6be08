package dev.fstore.application;

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
}
