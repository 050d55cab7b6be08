package dev.fstore.postgres;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StateRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.codec.StoredAs;
import dev.fstore.postgres.codec.UndecodableException;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Json;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.SqlErrors;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Keeps states in PostgreSQL: one row per stream, with the metadata of its last save. A load is one round trip, a save is
 * one, of however many states. Nothing here accepts or returns null. Thread-safe if the {@link DSLContext} is, as one on a
 * pooled data source is.
 *
 * <p>Throws {@link IllegalArgumentException} for what the store cannot keep: a state over 1 MiB, a name that is too long,
 * text with NUL or half a surrogate pair. Throws {@link dev.fstore.application.UnusableStoreException} if the store is not
 * installed, is older than this library, or cannot be connected to.
 *
 * @param <S> state
 */
public final class PostgresStateRepository<S> implements StateRepository<S> {

    private final Sessions sessions;
    private final StateCalls calls;
    private final StateCodec<S> codec;

    /**
     * @param database on a pool; for a transaction of your own see {@link #within}
     * @throws IllegalArgumentException if it is on a single connection that does not commit by itself
     */
    public PostgresStateRepository(DSLContext database, StateCodec<S> codec) {
        this(new Sessions(database), StateCalls.of(database), codec);
        sessions.requireOwnTransactions();
    }

    private PostgresStateRepository(Sessions sessions, StateCalls calls, StateCodec<S> codec) {
        this.sessions = sessions;
        this.calls = calls;
        this.codec = codec;
    }

    /**
     * The same repository in a transaction of the caller's, to save states and write own tables together: {@code
     * database.transaction(tx -> repository.within(tx.dsl()) …)}, or {@code DSL.using(connection, SQLDialect.POSTGRES)}. The
     * caller commits. A failure leaves the transaction usable, since it is undone up to a savepoint.
     */
    public PostgresStateRepository<S> within(DSLContext transaction) {
        return new PostgresStateRepository<>(new Sessions(transaction), calls, codec);
    }

    @Override
    public Versioned<S> load(StreamId stream, S initialState) {
        return sessions.statement(connection -> calls.getState()
                .on(
                        connection,
                        row -> row.next()
                                ? new Versioned<>(decode(row.getString(1), stream), version(row.getLong(2)))
                                : new Versioned<>(initialState, Version.NONE),
                        stream.id(),
                        stream.decider()));
    }

    private S decode(String json, StreamId stream) {
        try {
            return codec.decode(json);
        } catch (UndecodableException e) {
            throw e.at(new StoredAs.State("stream " + stream));
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if two of {@code saves} are for one stream
     */
    @Override
    public Either<AppendFailure, List<Version>> save(List<Save<S>> saves, Metadata metadata) {
        if (saves.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("The saves of a command must not contain null");
        }
        var expected = expected(saves);
        var command = metadata.identified();
        try {
            return Either.right(sessions.statement(connection -> calls.saveStates()
                    .on(
                            connection,
                            PostgresStateRepository::versions,
                            Elements.of("text", saves, save -> save.stream().decider()),
                            Elements.of("text", saves, save -> save.stream().id()),
                            Elements.of("jsonb", saves, save -> new Json(codec.encode(save.state()))),
                            Elements.of("int8", saves, save -> save.expected().number()),
                            Elements.of("bool", saves, Save::closes),
                            command.commandId().orElseThrow(),
                            EventRows.toJson(EventRows.kept(command)))));
        } catch (DataAccessException e) {
            return SqlErrors.appendFailure(e, expected)
                    .<Either<AppendFailure, List<Version>>>map(Either::left)
                    .orElseThrow(() -> e);
        }
    }

    private static Map<StreamId, Version> expected(List<? extends Save<?>> saves) {
        var expected = new LinkedHashMap<StreamId, Version>();
        saves.forEach(save -> expected.put(save.stream(), save.expected()));
        if (expected.size() < saves.size()) {
            throw new IllegalArgumentException("More than one save for a stream: %s"
                    .formatted(saves.stream().map(Save::stream).toList()));
        }
        return expected;
    }

    private static List<Version> versions(ResultSet rows) throws SQLException {
        var versions = new ArrayList<Version>();
        while (rows.next()) {
            versions.add(version(rows.getLong(1)));
        }
        return versions;
    }

    private static Version version(long number) {
        return new Version(number, Optional.empty());
    }

    @Override
    public String fingerprint() {
        return codec.fingerprint();
    }
}
