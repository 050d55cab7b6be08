package dev.fstore.testkit.contract;

/** The actions in {@link ActionPublisherContract}. A publisher under test must be able to publish them. */
public sealed interface Count {

    /** Asks to increment the counter. */
    record Increment(int by) implements Count {}

    /** Asks to rename the counter. */
    record Rename(String name) implements Count {}
}
