package dev.fstore.postgres.codec.internal.type;

/** The exception of a user's type, without its message, which may show personal data. */
final class WithoutMessage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WithoutMessage(Throwable original) {
        super(original.getClass().getName());
        setStackTrace(original.getStackTrace());
    }
}
