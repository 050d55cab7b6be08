package dev.fstore.postgres.internal;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Version;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DataChangedException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The meaning of the store's SQLSTATEs, which the README of sql/ lists. */
public final class SqlErrors {

    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * Errors after which the same work may succeed a moment later, besides those of class 08 (connection exceptions). Codes and
     * names are those of PostgreSQL's appendix A.
     *
     * <p>Not query_canceled (57014) and transaction_timeout (25P04): a statement that is slower than statement_timeout would be
     * as slow the next time, so a handler that sends it fails and is parked in the end.
     */
    private static final Set<String> TRANSIENT = Set.of(
            "25006", // read_only_sql_transaction: connected to a standby, until the client finds the new primary
            "25P03", // idle_in_transaction_session_timeout: the session is gone, as after a broken connection
            "40001", // serialization_failure
            "40003", // statement_completion_unknown
            "40P01", // deadlock_detected
            "53300", // too_many_connections
            "55P03", // lock_not_available: lock_timeout
            "55S01", // another session holds a lock on the command or one of its streams
            "57P01", // admin_shutdown: the server stops, or an administrator ended the session
            "57P02", // crash_shutdown
            "57P03", // cannot_connect_now: the server is starting or recovering
            "57P05"); // idle_session_timeout

    /** A schema, table, column or function of the store is missing. */
    private static final Set<String> MISSING = Set.of(
            "3F000", // invalid_schema_name
            "42P01", // undefined_table
            "42703", // undefined_column
            "42883"); // undefined_function

    /** More than any real chain of causes. */
    private static final int DEEPEST_CAUSE = 64;

    private SqlErrors() {}

    /**
     * The business outcome that the error stands for, if it is one and not a fault.
     *
     * @param expected every stream that was to be moved, and where from
     */
    public static Optional<AppendFailure> appendFailure(DataAccessException error, Map<StreamId, Version> expected) {
        return switch (error.sqlState()) {
            // overtaken by a writer seen before, or the store has lost what was read
            case "23S01", "23S02", "23S03", "23S07" -> refused(error, expected).map(SqlErrors::conflict);
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
                        || detail.contains("=(%s, %s, %s)"
                                .formatted(
                                        entry.getKey().decider(),
                                        entry.getKey().id(),
                                        entry.getValue().number() + 1)))
                .findFirst();
    }

    public static boolean isUniqueViolation(DataAccessException error) {
        return UNIQUE_VIOLATION.equals(error.sqlState());
    }

    /** Whether a statement of ours met a schema without the store, or with an older one. */
    public static boolean isOfMissingObject(DataAccessException error) {
        return MISSING.contains(error.sqlState());
    }

    /** Whether a statement was prepared in another session. */
    public static boolean isOfPreparedStatement(DataAccessException error) {
        return Set.of("26000", "42P05").contains(error.sqlState());
    }

    /** Whether the store refused an argument (22S01 to 22S04): the same call would be refused again. */
    public static boolean isOfArgument(Throwable error) {
        return sqlState(error).startsWith("22S");
    }

    /** Whether an event or a state is larger than the store takes. */
    public static boolean isOfSize(Throwable error) {
        return "22S02".equals(sqlState(error));
    }

    /** Whether the view is not registered, or has been removed. */
    public static boolean isOfNoView(Throwable error) {
        return "ST010".equals(sqlState(error));
    }

    /**
     * Whether the same work may succeed a moment later. Decided by the first {@link SQLException} in the chain of causes,
     * whatever wraps it: handlers use JdbcTemplate, JPA and transaction managers, and each has its own exceptions.
     */
    public static boolean isTransient(Throwable error) {
        return firstCause(error, SqlErrors::decidesTransience)
                .map(SqlErrors::isTransientItself)
                .orElse(false);
    }

    private static boolean decidesTransience(Throwable error) {
        return error instanceof SQLException
                || error instanceof TransientFaultException
                || error instanceof DataChangedException;
    }

    private static boolean isTransientItself(Throwable error) {
        return !(error instanceof SQLException sql)
                || sql instanceof SQLTransientException // the pool has no connection
                || sql instanceof SQLRecoverableException
                || isTransientState(String.valueOf(sql.getSQLState()));
    }

    private static boolean isTransientState(String state) {
        return state.startsWith("08") || TRANSIENT.contains(state);
    }

    /** Whether one of several appends can be the cause, so that the others may be stored without it. */
    public static boolean isOfOneOfMany(Throwable error) {
        return error instanceof IllegalArgumentException || sqlState(error).matches("(22|23|40).*");
    }

    /** That of the first {@link SQLException} in the chain of causes; empty if there is none. */
    public static String sqlState(Throwable error) {
        return firstCause(error, SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .orElse("");
    }

    private static Optional<Throwable> firstCause(Throwable error, Predicate<Throwable> wanted) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE) // a chain may be a circle
                .filter(wanted)
                .findFirst();
    }

    /** What the server or the driver says, in one line. */
    public static String reason(DataAccessException error) {
        var cause = error.getCause() == null ? error : error.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** What the store says about an argument, and what to do about it. */
    public static String refusal(DataAccessException error) {
        return message(error)
                .map(refusal -> "%s. %s".formatted(refusal.getMessage(), refusal.getHint()))
                .orElseGet(() -> reason(error));
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
