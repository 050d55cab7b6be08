package dev.fstore.application;

/**
 * The store cannot be used before an operator or developer changes something: it is not installed, older or newer than this
 * library, incomplete, or on a server that is not supported. The message says what was found and what to do.
 */
public final class UnusableStoreException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public UnusableStoreException(String message) {
        super(message);
    }

    public UnusableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
