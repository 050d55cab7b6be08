package dev.fstore.postgres.internal;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Version;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the store's SQLSTATEs mean; listed in the README of sql/. */
public final class SqlErrors {

    private static final String UNIQUE_VIOLATION = "23505";

    /** The server goes down, is not up yet, or has no connection left; or gave up for the sake of another transaction. */
    private static final Set<String> TRANSIENT = Set.of("57P01", "57P02", "57P03", "57P05", "53300", "40001", "40P01");

    private SqlErrors() {}

    /**
     * The business outcome that the error stands for, if it is one and not a fault.
     *
     * @param expected every stream that was to be moved, and where from
     */
    public static Optional<AppendFailure> appendFailure(DataAccessException error, Map<StreamId, Version> expected) {
        return switch (error.sqlState()) {
            // overtaken by a writer seen before, or the store has lost what was read
            case "23S01", "23S02", "23S03" -> refused(error, expected).map(SqlErrors::conflict);
            case "23S04" -> refused(error, expected).map(stream -> new AppendFailure.Closed(stream.getKey()));
            // by one at the same moment
            case UNIQUE_VIOLATION ->
                "events_stream_version_key".equals(constraint(error))
                        ? raced(error, expected).map(SqlErrors::conflict)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static AppendFailure conflict(Entry<StreamId, Version> stream) {
        return new AppendFailure.Conflict(stream.getKey(), stream.getValue().number());
    }

    private static Optional<Entry<StreamId, Version>> refused(
            DataAccessException error, Map<StreamId, Version> expected) {
        var detail = Json.MAPPER.readTree(detail(error));
        var stream = new StreamId(
                detail.path("decider").asString(), detail.path("decider_id").asString());
        return expected.entrySet().stream()
                .filter(entry -> entry.getKey().equals(stream))
                .findFirst();
    }

    /** The server names the key that exists already, as text: one stream's name could be the beginning of another's. */
    private static Optional<Entry<StreamId, Version>> raced(
            DataAccessException error, Map<StreamId, Version> expected) {
        String detail = detail(error);
        return expected.entrySet().stream()
                .filter(entry -> expected.size() == 1
                        || detail.contains("=(%s, %s, %d)"
                                .formatted(
                                        entry.getKey().decider(),
                                        entry.getKey().id(),
                                        entry.getValue().number() + 1)))
                .findFirst();
    }

    public static boolean isUniqueViolation(DataAccessException error) {
        return UNIQUE_VIOLATION.equals(error.sqlState());
    }

    /** Whether the error says that the command was stored before. */
    public static boolean isRepeatedCommand(DataAccessException error) {
        return isUniqueViolation(error) && "events_event_id_key".equals(constraint(error));
    }

    /** Whether the view is not registered, or not any more. */
    public static boolean isOfNoView(DataAccessException error) {
        return "ST010".equals(error.sqlState());
    }

    /** Whether the same may succeed a moment later. */
    public static boolean isTransient(DataAccessException error) {
        return error.sqlState().startsWith("08") // the connection is lost, or there is none
                || TRANSIENT.contains(error.sqlState())
                || error.getCause(SQLTransientException.class) != null; // the pool has none
    }

    /** Whether it can be the fault of one of several appends, so that the others may fit without it. */
    public static boolean isOfOneOfMany(Throwable error) {
        var cause = error instanceof TransientFaultException ? error.getCause() : error;
        return error instanceof IllegalArgumentException
                || (cause instanceof DataAccessException e && e.sqlState().matches("(22|23|40).*"));
    }

    public static String reason(DataAccessException error) {
        return String.valueOf(
                error.getCause() == null ? error.getMessage() : error.getCause().getMessage());
    }

    private static String constraint(DataAccessException error) {
        return message(error).map(ServerErrorMessage::getConstraint).orElse("");
    }

    private static String detail(DataAccessException error) {
        return message(error).map(ServerErrorMessage::getDetail).orElse("{}");
    }

    private static Optional<ServerErrorMessage> message(DataAccessException error) {
        return Optional.ofNullable(error.getCause(PSQLException.class)).map(PSQLException::getServerErrorMessage);
    }
}
