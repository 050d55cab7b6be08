package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.REGISTER_DECIDER_EVENT;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.EventDraft;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.StoreCalls;
import dev.fstore.postgres.internal.lease.EventBudget;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Keeps streams in PostgreSQL. Threads {@code previous_id}, and derives the ids of events from that of their command, so
 * that a command is stored once (docs/adr/0013). A load is one round trip for each thousand events, or for fewer if they are
 * large: a page takes about 16 MB at most. An append is one round trip.
 * Thread-safe if the {@link DSLContext} is, as one on a pooled data source is.
 *
 * <p>Throws {@link IllegalArgumentException} for what the store cannot keep: an event over 1 MiB, a name that is too long,
 * text with NUL or half a surrogate pair. Throws {@link dev.fstore.application.UnusableStoreException} if the store is not
 * installed, is older than this library, or cannot be connected to.
 */
public final class PostgresEventRepository<E> implements EventRepository<E> {

    private static final long DIVERGED = -1;

    private final Sessions sessions;
    private final StoreCalls calls;
    private final EventRows<E> rows;
    private final EventAppender<E> appender;
    private final EventBudget budget;

    /**
     * Declares those event types of the codec that the store does not know yet.
     *
     * @param database on a pool; for a transaction of your own see {@link #within}
     * @throws IllegalArgumentException if it is on a single connection that does not commit by itself
     * @throws UnknownTypesException if the store has types of these deciders that the codec cannot read: a class was renamed,
     *     say, or this is older code than that which has stored them
     */
    public PostgresEventRepository(DSLContext database, EventCodec<E> codec) {
        this(database, codec, DeclaredTypes.of(database).requireReadable(codec));
    }

    private PostgresEventRepository(DSLContext database, EventCodec<E> codec, DeclaredTypes declared) {
        this(new Sessions(database), StoreCalls.of(database), new EventRows<>(codec), new EventBudget());
        sessions.requireOwnTransactions();
        declared.missing(codec).forEach(this::declare);
    }

    /**
     * The same for a node that runs older code than others, while they are deployed: there may be types that it cannot read.
     * Streams with such events cannot be loaded here; views hold them back for newer nodes.
     */
    public static <E> PostgresEventRepository<E> besideNewerNodes(DSLContext database, EventCodec<E> codec) {
        return new PostgresEventRepository<>(database, codec, DeclaredTypes.of(database));
    }

    private PostgresEventRepository(Sessions sessions, StoreCalls calls, EventRows<E> rows, EventBudget budget) {
        this.sessions = sessions;
        this.calls = calls;
        this.rows = rows;
        this.appender = new EventAppender<>(calls, rows.codec());
        this.budget = budget;
    }

    private void declare(EventType type) {
        try {
            sessions.jooq(database ->
                    database.fetch(REGISTER_DECIDER_EVENT(type.decider(), type.name(), "", type.version())));
        } catch (DataAccessException e) {
            if (!SqlErrors.isUniqueViolation(e)) { // else another instance was faster
                throw e;
            }
        }
    }

    /**
     * The same repository in a transaction of the caller's, to append and write own tables together: {@code
     * database.transaction(tx -> repository.within(tx.dsl()) …)}, or {@code DSL.using(connection, SQLDialect.POSTGRES)}. The
     * caller commits. A failure leaves the transaction usable, since it is undone up to a savepoint.
     */
    public PostgresEventRepository<E> within(DSLContext transaction) {
        return new PostgresEventRepository<>(new Sessions(transaction), calls, rows, budget);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Checks that the stream still has the last known event. If it is gone, as after a restore, folds from the first
     * event.
     */
    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
        var page = page(stream, view, known, known.version().number() > 0);
        if (page.count == DIVERGED) {
            page = page(stream, view, Versioned.initial(view), false);
        }
        while (page.isFull()) {
            page = page(stream, view, page.folded, false);
        }
        return page.folded;
    }

    /** Loads in pages, so a long stream never fills memory. */
    private record Page<S>(Versioned<S> folded, long count, long limit) {

        boolean isFull() {
            return count == limit;
        }
    }

    private <S> Page<S> page(StreamId stream, View<S, E> view, Versioned<S> before, boolean isToBeChecked) {
        long number = before.version().number();
        long limit = budget.events();
        return sessions.statement(connection -> calls.getEvents()
                .on(
                        connection,
                        rows -> isToBeChecked && !isLast(rows, before.version())
                                ? new Page<>(before, DIVERGED, limit)
                                : fold(rows, stream, view, before, limit),
                        stream.id(),
                        stream.decider(),
                        isToBeChecked ? number - 1 : number,
                        isToBeChecked ? limit + 1 : limit));
    }

    private static boolean isLast(ResultSet rows, Version version) throws SQLException {
        return rows.next() && version.lastEvent().equals(Optional.of(rows.getObject(5, UUID.class)));
    }

    private <S> Page<S> fold(ResultSet rows, StreamId stream, View<S, E> view, Versioned<S> before, long limit)
            throws SQLException {
        S state = before.state();
        var version = before.version();
        long count = 0;
        long bytes = 0;
        while (rows.next()) {
            var type = new EventType(stream.decider(), rows.getString(1), rows.getLong(2));
            var id = rows.getObject(5, UUID.class);
            version = new Version(rows.getLong(4), Optional.of(id));
            var encoded = new EncodedEvent(type, rows.getString(3));
            state = view.fold(state, this.rows.decode(encoded, stream, version.number(), id));
            count++;
            bytes += encoded.json().length();
        }
        budget.learnFrom(count, bytes);
        return new Page<>(new Versioned<>(state, version), count, limit);
    }

    @Override
    public List<Recorded<E>> eventsOf(UUID commandId) {
        return sessions.statement(connection -> calls.getEventsOfCommand().on(connection, rows::toRecorded, commandId));
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        if (appends.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("The appends of a command must not contain null");
        }
        var command = EventRows.kept(metadata.identified());
        if (isOnlyChecks(appends)) { // nothing that would meet what the command has stored
            var before = eventsOf(command.commandId().orElseThrow());
            if (!before.isEmpty()) {
                return Either.right(before);
            }
        }
        try {
            return Either.right(appender.command(sessions, appends, command));
        } catch (DataAccessException e) {
            if (SqlErrors.isUniqueViolation(e)) { // perhaps by the same command, at the same moment or before
                var before = eventsOf(command.commandId().orElseThrow());
                if (!before.isEmpty()) { // else this transaction is too old to see them
                    return Either.right(before);
                }
            }
            return SqlErrors.appendFailure(e, expected(appends))
                    .<Either<AppendFailure, List<Recorded<E>>>>map(Either::left)
                    .orElseThrow(() -> e);
        }
    }

    private static boolean isOnlyChecks(List<? extends Append<?>> appends) {
        for (var append : appends) {
            if (!append.isCheck()) {
                return false;
            }
        }
        return true;
    }

    /** Appends several commands, each to a stream of its own; returns the events of those that fit. */
    Map<UUID, List<Recorded<E>>> appendGroup(Map<UUID, List<EventDraft<E>>> commands) {
        return appender.group(sessions, commands);
    }

    boolean isInTransactionOfCaller() {
        return sessions.isInTransactionOfCaller();
    }

    EventCodec<E> codec() {
        return rows.codec();
    }

    private static Map<StreamId, Version> expected(List<? extends Append<?>> appends) {
        var expected = new LinkedHashMap<StreamId, Version>();
        appends.forEach(append -> expected.put(append.stream(), append.expected()));
        return expected;
    }

    @Override
    public String fingerprint() {
        return codec().fingerprint();
    }
}
