package dev.fstore.example.http;

import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes an error in a request body in the client's words, without class names or parser jargon. */
final class BadJson {

    private BadJson() {}

    static String describe(JacksonException error) {
        String field = field(error.getPath());
        return switch (error) {
            case UnrecognizedPropertyException unknown -> "There is no field \"%s\" here".formatted(field);
            case MismatchedInputException mismatch when field.isEmpty() -> "The body must be one JSON object";
            case MismatchedInputException mismatch ->
                "The field \"%s\" is required and must be %s".formatted(field, expected(mismatch.getTargetType()));
            case InputCoercionException tooLarge -> "The number in \"%s\" is too large".formatted(field);
            default ->
                "The body is not valid JSON, at line %s, column %s"
                        .formatted(
                                error.getLocation().getLineNr(),
                                error.getLocation().getColumnNr());
        };
    }

    private static String expected(Class<?> type) {
        if (type == String.class) {
            return "text, without NUL or broken Unicode";
        }
        if (type == long.class || type == int.class) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** The path of a field, such as {@code menu[0].cents}; empty for the whole body. */
    private static String field(List<JacksonException.Reference> path) {
        var field = new StringBuilder();
        for (var reference : path) {
            if (reference.getPropertyName() == null) {
                field.append('[').append(reference.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return field.toString();
    }
}
