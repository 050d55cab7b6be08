package dev.fstore.application.process;

/**
 * What an event of another stream means to one instance of a process.
 *
 * @param instance which one, such as the id of the order that the event is about
 * @param result what the process is told
 */
public record ProcessInput<AR>(String instance, AR result) {}
