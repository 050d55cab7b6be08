package dev.fstore.domain;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link Decider#checked} decider that threw an exception, or returned null or a list with a null in it. A
 * defect of the domain code and never a business outcome; retrying does not help.
 */
public final class FaultyDeciderException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    FaultyDeciderException(Decider<?, ?, ?, ?> decider, String fault, String input, @Nullable Throwable cause) {
        super("Decider %s %s. %s".formatted(nameOf(decider), fault, input), cause);
    }

    /** The class in the source: a decider of lambdas is named after the class that contains its decision. */
    private static String nameOf(Decider<?, ?, ?, ?> decider) {
        Object written = decider instanceof DeciderOf<?, ?, ?, ?> of ? of.decision() : decider;
        return written.getClass().getName();
    }
}
