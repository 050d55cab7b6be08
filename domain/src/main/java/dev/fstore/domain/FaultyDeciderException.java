package dev.fstore.domain;

import org.jspecify.annotations.Nullable;

/**
 * A decider broke its promise: it threw, or returned null, or a list with a null in it. A defect of the domain code,
 * never a business outcome; trying again does not help. Thrown by deciders that are {@link Decider#checked}.
 */
public final class FaultyDeciderException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    FaultyDeciderException(Decider<?, ?, ?, ?> decider, String fault, String input, @Nullable Throwable cause) {
        super("Decider %s %s. %s".formatted(nameOf(decider), fault, input), cause);
    }

    /** The class that was written: a decider of lambdas is told by where its decision stands. */
    private static String nameOf(Decider<?, ?, ?, ?> decider) {
        Object written = decider instanceof DeciderOf<?, ?, ?, ?> of ? of.decision() : decider;
        return written.getClass().getName();
    }
}
