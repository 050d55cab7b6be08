package dev.fstore.application.process;

/**
 * A result for one instance of a process, made from an event of another stream.
 *
 * @param instance the id of the instance, such as the id of the order that the event is about
 * @param result the result that the process hears
 */
public record ProcessInput<AR>(String instance, AR result) {}
