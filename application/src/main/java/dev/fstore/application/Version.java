package dev.fstore.application;

/**
 * How far a stream had come when it was read. Opaque: a repository makes it when it loads and gets the same one back
 * when it stores, where it guards against writers in between.
 */
public interface Version {

    /** How many events (or saved states) the stream had; 0 for a stream that does not exist yet. */
    long number();
}
