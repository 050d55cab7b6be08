package dev.fstore.testkit;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Failure;
import java.util.List;
import java.util.Optional;

/**
 * One side of an expectation.
 *
 * @param phrase the side as a part of the sentence "Expected it to …, but it …"
 * @param values the values that are compared and shown in the columns below the sentence
 * @param thrown the exception that was thrown instead of a result
 */
record Side(String phrase, List<?> values, Optional<Throwable> thrown) {

    Side(String phrase, List<?> values) {
        this(phrase, values, Optional.empty());
    }

    /** A side with a list. If it is empty, the verb's object is "nothing". */
    static Side of(String verb, String object, List<?> values) {
        return new Side(verb + " " + (values.isEmpty() ? "nothing" : object), values);
    }

    static Side rejection(String phrase, Object rejection) {
        return new Side("%s: %s".formatted(phrase, rejection), List.of(new Rejected(rejection)));
    }

    static Side exception(Throwable thrown) {
        return new Side("threw " + thrown, List.of("exception: " + thrown), Optional.of(thrown));
    }

    static Side failure(Failure<?> failure) {
        return switch (failure) {
            case Failure.Rejected<?>(var stream, var rejection) ->
                rejection("rejected a command to " + stream, rejection);
            case Failure.NotAppended<?>(var reason) -> refusal(reason);
            case Failure.CommandIdReused<?> reused ->
                new Side("met another command of id %s".formatted(reused.commandId()), List.of(reused));
        };
    }

    private static Side refusal(AppendFailure reason) {
        return switch (reason) {
            case AppendFailure.Closed closed -> new Side("found %s closed".formatted(closed.stream()), List.of(closed));
            case AppendFailure.Conflict conflict ->
                new Side("met another writer of %s".formatted(conflict.stream()), List.of(conflict));
        };
    }

    Side with(List<?> values) {
        return new Side(phrase, values, thrown);
    }

    /** Distinguishes a rejection from an event that is equal to it. */
    private record Rejected(Object rejection) {

        @Override
        public String toString() {
            return "rejected: " + rejection;
        }
    }
}
