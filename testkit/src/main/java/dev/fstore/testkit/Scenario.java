package dev.fstore.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** What a test has said so far, kept to be repeated when it fails. */
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
        return new Scenario(
                subject,
                Stream.concat(steps.stream(), Stream.of(new Step(label, values)))
                        .toList());
    }

    void expect(Side expected, Side actual) {
        if (!expected.values().equals(actual.values())) {
            throw failure(expected, actual);
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

    /** Lambdas and anonymous classes have no name of their own, but the class in which they were written has. */
    private static String nameOf(Class<?> type) {
        String name = type.getName().replaceFirst("^.*\\.", "");
        if (type.isHidden()) {
            return "a lambda in " + name.replaceFirst("\\$\\$.*", "");
        }
        return type.isAnonymousClass() ? name : type.getSimpleName();
    }
}
