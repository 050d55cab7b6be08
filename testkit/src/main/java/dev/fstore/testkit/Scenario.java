package dev.fstore.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** The sentence of a test so far, kept to be repeated in its failure. */
record Scenario(String subject, List<Step> steps) {

    record Step(String label, List<?> values) {

        @Override
        public String toString() {
            return "  %-7s%s".formatted(label, SideBySide.text(values).replace("\n", "\n         "));
        }
    }

    static Scenario of(Object subject) {
        return new Scenario(nameOf(subject.getClass()), List.of());
    }

    Scenario with(String label, List<?> values) {
        return new Scenario(subject, concat(steps, List.of(new Step(label, values))));
    }

    void expect(Side expected, Side actual) {
        if (!expected.values().equals(actual.values())) {
            throw failure(expected, actual);
        }
    }

    /** Compares in any order. A failure lists the common values first, and then those of one side only. */
    void expectInAnyOrder(Side expected, Side actual) {
        List<Object> both = new ArrayList<>();
        List<Object> onlyExpected = new ArrayList<>();
        List<Object> onlyActual = new ArrayList<>(actual.values());
        for (Object value : expected.values()) {
            (onlyActual.remove(value) ? both : onlyExpected).add(value);
        }
        expect(expected.with(concat(both, onlyExpected)), actual.with(concat(both, onlyActual)));
    }

    void expectFailure(Class<? extends Throwable> type, Side actual) {
        if (actual.thrown().filter(type::isInstance).isEmpty()) {
            throw failure(new Side("throw " + type.getName(), List.of("exception: " + type.getName())), actual);
        }
    }

    AssertionFailedError failure(Side expected, Side actual) {
        var message = "Expected %s to %s, but it %s\n\n%s\n\n%s"
                .formatted(
                        subject,
                        expected.phrase(),
                        actual.phrase(),
                        steps.stream().map(Step::toString).collect(Collectors.joining("\n")),
                        new SideBySide(expected.values(), actual.values()));
        // As text rather than as values: an IDE shows it line by line, and a build tool can send it anywhere.
        String left = SideBySide.text(expected.values());
        String right = SideBySide.text(actual.values());
        return actual.thrown()
                .map(cause -> new AssertionFailedError(message, left, right, cause))
                .orElseGet(() -> new AssertionFailedError(message, left, right));
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Lambdas and anonymous classes are named after the class in which they were written. */
    private static String nameOf(Class<?> type) {
        String name = type.getName().replaceFirst("^.*\\.", "");
        if (type.isHidden()) {
            return "a lambda in " + name.replaceFirst("\\$\\$.*", "");
        }
        return type.isAnonymousClass() ? name : type.getSimpleName();
    }
}
