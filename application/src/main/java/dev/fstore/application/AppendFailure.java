package dev.fstore.application;

/** Why events were not appended, none of them: a business outcome, not a fault. */
public sealed interface AppendFailure {

    /** The stream that refused. */
    StreamId stream();

    /**
     * Another writer was faster; or the last event that was known is not in the stream any more, as after a restore or a
     * failover that lost it. Load, decide and append again: the next attempt decides on what is true now.
     */
    record Conflict(StreamId stream, long expectedVersion) implements AppendFailure {}

    /** The stream has had its last event. */
    record Closed(StreamId stream) implements AppendFailure {}
}
