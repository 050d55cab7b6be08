package dev.fstore.testkit;

/** The actions of {@link ActionPublisherContract}. A publisher under test has to be able to hand them on. */
public sealed interface Count {

    /** Make the counter go up. */
    record Increment(int by) implements Count {}

    /** Call the counter something else. */
    record Rename(String name) implements Count {}
}
