package dev.fstore.postgres.subscription;

import dev.fstore.postgres.codec.UndecodableException;
import dev.fstore.postgres.codec.UnreadableEventException;
import dev.fstore.postgres.codec.UnstorableValueException;
import dev.fstore.postgres.internal.ForeignStatesException;
import dev.fstore.postgres.internal.SwallowedErrorException;
import dev.fstore.postgres.subscription.FailurePolicy.Failed;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/**
 * The error of a parked stream, as the store keeps it for operators: the event, and the classes and stack traces of all causes.
 * Leaves out the messages of handlers, libraries and the database, since they may quote personal data; the log has them.
 */
final class ParkedError {

    private static final int DEEPEST_CAUSE = 20; // a chain may be a circle
    private static final int FRAMES = 50;

    private ParkedError() {}

    static String text(Failed failed) {
        return Stream.iterate(failed.cause(), Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(ParkedError::text)
                .collect(Collectors.joining("\nCaused by: ", failed + "\n", "\n"))
                .replace('\0', ' '); // which PostgreSQL cannot store
    }

    private static String text(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining("", cause.getClass().getName() + safe(cause), ""));
    }

    /** What is known to hold types, ids and paths only. */
    private static String safe(Throwable cause) {
        return switch (cause) {
            case UndecodableException e -> ": " + e.getMessage();
            case UnreadableEventException e -> ": " + e.getMessage();
            case UnstorableValueException e -> ": " + e.getMessage();
            case SwallowedErrorException e -> ": " + e.getMessage();
            case ForeignStatesException e -> ": " + e.getMessage();
            case SQLException e -> ": SQLSTATE %s%s".formatted(e.getSQLState(), constraint(e));
            default -> "";
        };
    }

    private static String constraint(SQLException error) {
        var message = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message == null || message.getConstraint() == null
                ? ""
                : ", constraint %s of table %s".formatted(message.getConstraint(), message.getTable());
    }
}
