package dev.fstore.application.process;

import java.time.Instant;

/**
 * Instances that may have a deadline to be told of.
 *
 * @param now the time of the store, by which they are due
 * @param claimed the one that is due longest first
 */
public record DueInstances<S>(Instant now, ClaimedInstances<S> claimed) {}
