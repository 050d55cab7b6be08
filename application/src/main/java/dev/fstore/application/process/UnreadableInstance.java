package dev.fstore.application.process;

/**
 * A claimed instance whose events cannot be read or folded.
 *
 * @param id the id of its stream
 * @param attempts how often in a row its due deadlines could not be told to it
 * @param cause why it cannot be read
 * @param reason the same for operators, without anything that an event says
 * @param isNewer whether nothing is wrong with it: a newer version of the code has written an event that this one does not know
 */
public record UnreadableInstance(String id, int attempts, RuntimeException cause, String reason, boolean isNewer) {

    /** An instance whose events cannot be folded. Its message is kept from operators, since it may quote an event. */
    public static UnreadableInstance of(String id, int attempts, RuntimeException cause) {
        return new UnreadableInstance(id, attempts, cause, FailureText.of(cause), false);
    }
}
