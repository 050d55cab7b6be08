package dev.fstore.application.process;

import java.util.List;

/**
 * The instances of a process that a transaction has claimed.
 *
 * @param readable those that can be told something
 * @param unreadable those that cannot; they must not keep the others from being told
 */
public record ClaimedInstances<S>(List<ProcessInstance<S>> readable, List<UnreadableInstance> unreadable) {

    public ClaimedInstances {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }

    /** All instances, for a transaction that has to fail as a whole if one of them cannot be read. */
    public List<ProcessInstance<S>> all() {
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst().cause();
        }
        return readable;
    }
}
