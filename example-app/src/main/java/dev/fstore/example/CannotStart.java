package dev.fstore.example;

/** Thrown when something outside the app keeps it from starting. The message is for the person at the terminal. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
