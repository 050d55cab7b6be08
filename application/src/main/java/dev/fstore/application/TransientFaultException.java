package dev.fstore.application;

/**
 * Thrown when the store could not be reached, or gave up in favour of another transaction. Nothing is wrong with the
 * command, and it may or may not have been stored. Sent again under the same {@link Metadata#commandId() id} it is
 * stored once; {@link Retrying} does that.
 */
public final class TransientFaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates an exception with the failed operation as its message. */
    public TransientFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
