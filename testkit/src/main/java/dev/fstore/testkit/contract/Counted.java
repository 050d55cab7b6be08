package dev.fstore.testkit.contract;

/**
 * The events in the contracts, appended to streams of the decider {@value EventRepositoryContract#DECIDER}. A
 * repository under test must be able to store them.
 */
public sealed interface Counted {

    /** The counter was incremented. */
    record Incremented(int by) implements Counted {}

    /** The counter was renamed. */
    record Renamed(String name) implements Counted {}
}
