package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the store's SQLSTATEs mean; listed in the README of sql/. */
final class SqlErrors {

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlErrors() {}

    /** The business outcome that the error stands for, if it is one and not a fault. */
    static Optional<AppendFailure> appendFailure(DataAccessException error, Append<?> append) {
        return switch (error.sqlState()) {
            // overtaken; by a writer seen before (23S01, 23S02) or at the same moment (the others)
            case "23S01", "23S02", "40001", "40P01" -> Optional.of(conflict(append));
            case UNIQUE_VIOLATION ->
                "events_stream_version_key".equals(constraint(error))
                        ? Optional.of(conflict(append))
                        : Optional.empty();
            case "23S04" -> Optional.of(new AppendFailure.Closed(append.stream()));
            default -> Optional.empty();
        };
    }

    private static AppendFailure conflict(Append<?> append) {
        return new AppendFailure.Conflict(append.stream(), append.expected().number());
    }

    static boolean isUniqueViolation(DataAccessException error) {
        return UNIQUE_VIOLATION.equals(error.sqlState());
    }

    /** Whether the error says that somebody else may have the stream by now. */
    static boolean isLeaseLost(DataAccessException error) {
        return "ST011".equals(error.sqlState()) || "ST012".equals(error.sqlState());
    }

    private static String constraint(DataAccessException error) {
        return Optional.ofNullable(error.getCause(PSQLException.class))
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getConstraint)
                .orElse("");
    }
}
