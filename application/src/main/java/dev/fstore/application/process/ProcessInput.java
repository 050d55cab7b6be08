package dev.fstore.application.process;

/**
 * The result that an event of another stream is for one instance of a process.
 *
 * @param instance the id of the instance, such as the id of the order that the event is about
 * @param result the result that the process is told
 */
public record ProcessInput<AR>(String instance, AR result) {}
