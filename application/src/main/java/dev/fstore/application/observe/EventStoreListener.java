package dev.fstore.application.observe;

import java.time.Duration;

/**
 * Watches repositories and command handlers, for metrics, traces and audits. See {@link QueuedListener} for how it is called. Must be
 * thread-safe.
 */
public interface EventStoreListener {

    /** An append has ended. */
    default void appended(Appended appended) {}

    /** A stream was loaded. */
    default void loaded(Loaded loaded) {}

    /** A command was handled. */
    default void handled(Handled handled) {}

    /**
     * An append.
     *
     * @param decider the kind of the first stream; a command rarely appends to several kinds
     * @param events how many were stored
     */
    record Appended(String decider, int events, Outcome outcome, Duration took) {}

    /**
     * A load.
     *
     * @param events how many were folded; 0 if the state came from a cache
     */
    record Loaded(String decider, int events, Duration took) {}

    /**
     * A command.
     *
     * @param command the simple name of its class
     */
    record Handled(String command, Outcome outcome, Duration took) {}

    /** How an append or a command ended. */
    enum Outcome {
        /** It is stored. */
        STORED,
        /** The decider has rejected the command. */
        REJECTED,
        /** Another writer was faster, the stream is closed, or the command id belongs to another command. */
        CONFLICT,
        /** It threw an exception. */
        FAULT
    }
}
