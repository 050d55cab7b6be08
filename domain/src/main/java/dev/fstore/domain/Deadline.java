package dev.fstore.domain;

import java.time.Instant;

/**
 * An instant that a {@link ProcessManager} waits for. Two deadlines are the same if both name and instant are: one that is
 * to come again, every ten seconds say, keeps its name and moves its instant.
 *
 * @param name what it is for, such as {@code "payment"}; not blank
 * @param at computed from the times of what happened, never from a clock
 */
public record Deadline(String name, Instant at) {

    /** Refuses a blank name. */
    public Deadline {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a deadline must not be blank; its instant is " + at);
        }
    }

    /**
     * Whether its instant has come.
     *
     * @param now the instant to compare with
     * @return true at the very instant and after it
     */
    public boolean isDue(Instant now) {
        return !at.isAfter(now);
    }
}
