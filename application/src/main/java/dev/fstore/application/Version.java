package dev.fstore.application;

/**
 * How far a stream had come when it was read. Opaque: a repository makes it at {@link EventRepository#load} and gets
 * the same one back at {@link EventRepository#append}, where it guards against writers in between.
 */
public interface Version {

    /** How many events the stream had; 0 for a stream that does not exist yet. */
    long number();
}
