package dev.fstore.domain;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link Decider#checked} decider that threw an exception, or returned null or a list with a null in it. A
 * defect of the domain code and never a business outcome; retrying does not help. The message names types only, since values
 * may be personal data; {@link #input} has them.
 */
public final class FaultyDeciderException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> input;

    FaultyDeciderException(Decider<?, ?, ?, ?> decider, String fault, Map<String, ?> input, @Nullable Throwable cause) {
        super("Decider %s %s%s".formatted(nameOf(decider), fault, types(input)), cause);
        this.input = Map.copyOf(input);
    }

    /** What the decider was given, by the names of the parameters: a command or an event, and a state. */
    public Map<String, Object> input() {
        return input;
    }

    private static String types(Map<String, ?> input) {
        return new TreeMap<String, Object>(input)
                .entrySet().stream()
                        .map(each -> "%s: %s"
                                .formatted(
                                        each.getKey(),
                                        each.getValue().getClass().getName()))
                        .collect(Collectors.joining(", ", input.isEmpty() ? "" : ". Given ", ""));
    }

    /** The class in the source: a decider of lambdas is named after the class that contains its decision. */
    private static String nameOf(Decider<?, ?, ?, ?> decider) {
        Object written = decider instanceof DeciderOf<?, ?, ?, ?> of ? of.decision() : decider;
        return written.getClass().getName();
    }
}
