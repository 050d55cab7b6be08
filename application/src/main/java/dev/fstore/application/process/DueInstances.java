package dev.fstore.application.process;

import java.time.Instant;
import java.util.List;

/**
 * Instances that may have a deadline to be told of.
 *
 * @param now the time of the store, by which they are due
 * @param instances the one that is due longest first
 */
public record DueInstances<S>(Instant now, List<ProcessInstance<S>> instances) {

    public DueInstances {
        instances = List.copyOf(instances);
    }
}
