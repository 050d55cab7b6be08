package dev.fstore.application.process;

import dev.fstore.application.Versioned;
import java.time.Instant;

/**
 * An instance of a process that a transaction has claimed.
 *
 * @param id which one
 * @param noted what its events add up to
 * @param skippedUntil deadlines up to this instant were skipped by an operator; {@link Instant#MIN} if none was
 * @param attempts how often in a row its due deadlines could not be told to it
 */
public record ProcessInstance<S>(String id, Versioned<S> noted, Instant skippedUntil, int attempts) {}
