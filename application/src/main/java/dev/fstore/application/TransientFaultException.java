package dev.fstore.application;

/**
 * The store could not be reached, or gave up in favour of somebody else: nothing is wrong with the command. Whether it was
 * stored may be unknown; sent again under the same {@link Metadata#commandId() id} it is stored once. {@link Retrying}
 * does that.
 */
public final class TransientFaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what went wrong. */
    public TransientFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
