package dev.fstore.application;

/**
 * Why a command came to nothing: a business outcome, not a fault. Nothing was stored.
 *
 * @param <R> the domain's own rejection
 */
public sealed interface Failure<R> {

    /** The decider said no, about this stream. */
    record Rejected<R>(StreamId stream, R rejection) implements Failure<R> {}

    /** The decider said yes, and the store could not follow. */
    record NotAppended<R>(AppendFailure reason) implements Failure<R> {}
}
