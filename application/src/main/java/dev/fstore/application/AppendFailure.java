package dev.fstore.application;

/** Says why none of the events was appended. A business outcome, not a fault. */
public sealed interface AppendFailure {

    /** The stream that refused the append. */
    StreamId stream();

    /**
     * Another writer has appended since the stream was read, or the last known event is no longer in the stream, as
     * after a restore or a failover that lost it. Load, decide and append again.
     */
    record Conflict(StreamId stream, long expectedVersion) implements AppendFailure {}

    /** The stream is closed: its last event was final. */
    record Closed(StreamId stream) implements AppendFailure {}
}
