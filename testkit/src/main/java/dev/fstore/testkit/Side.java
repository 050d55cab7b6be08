package dev.fstore.testkit;

import java.util.List;
import java.util.Optional;

/**
 * One side of an expectation.
 *
 * @param phrase the side in the sentence "Expected it to …, but it …"
 * @param values the side in the columns below the sentence, and what is compared
 * @param thrown the exception that took the place of a result
 */
record Side(String phrase, List<?> values, Optional<Throwable> thrown) {

    Side(String phrase, List<?> values) {
        this(phrase, values, Optional.empty());
    }

    static Side rejection(String phrase, Object rejection) {
        return new Side("%s: %s".formatted(phrase, rejection), List.of(new Rejected(rejection)));
    }

    static Side exception(Throwable thrown) {
        return new Side("threw " + thrown, List.of("exception: " + thrown), Optional.of(thrown));
    }

    /** Sets a rejection apart from an event that happens to be equal to it. */
    private record Rejected(Object rejection) {

        @Override
        public String toString() {
            return "rejected: " + rejection;
        }
    }
}
