package dev.fstore.testkit;

/**
 * The events of the contracts, appended to streams of the decider {@value EventRepositoryContract#DECIDER}. A
 * repository under test has to be able to store them.
 */
public sealed interface Counted {

    /** The counter went up. */
    record Incremented(int by) implements Counted {}

    /** The counter is called something else now. */
    record Renamed(String name) implements Counted {}
}
