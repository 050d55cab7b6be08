package dev.fstore.example.simulation;

/** Thrown when the API gives an unexpected answer. */
final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Unexpected(String message) {
        super(message, null, false, false);
    }

    static void unless(boolean expected, String what, Answer answer) {
        if (!expected) {
            throw new Unexpected("%s: the answer was %s %s".formatted(what, answer.status(), answer.body()));
        }
    }
}
