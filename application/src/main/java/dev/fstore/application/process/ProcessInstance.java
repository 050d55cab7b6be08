package dev.fstore.application.process;

import dev.fstore.application.Versioned;
import java.time.Instant;

/**
 * An instance of a process that a transaction has claimed.
 *
 * @param id the id of its stream
 * @param noted its state, folded from its events
 * @param skippedUntil deadlines up to this instant were skipped by an operator; {@link Instant#MIN} if none was
 * @param attempts how often in a row its due deadlines failed
 */
public record ProcessInstance<S>(String id, Versioned<S> noted, Instant skippedUntil, int attempts) {}
