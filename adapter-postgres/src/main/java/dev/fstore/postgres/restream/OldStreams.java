package dev.fstore.postgres.restream;

import static dev.fstore.postgres.jooq.Tables.GET_EVENTS;
import static dev.fstore.postgres.jooq.Tables.GET_LAST_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.application.Version;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.Call;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoredEvent;
import dev.fstore.postgres.jooq.tables.records.EventsRecord;
import dev.fstore.postgres.restream.Restream.Moved;
import dev.fstore.postgres.subscription.Origin;
import dev.fstore.postgres.subscription.ViewProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The streams that a migration moves, each in a transaction. */
final class OldStreams<E> {

    /** Writers that keep appending to one stream are beaten to it some time. */
    private static final int ATTEMPTS = 100;

    private final Restream<E> restream;
    private final DSLContext database;
    private final Sessions sessions;
    private final Call getEvents;
    private final EventRows<E> rows;
    private final PostgresEventRepository<E> repository;

    OldStreams(Restream<E> restream, DSLContext database, EventCodec<E> codec) {
        this.restream = restream;
        var events = GET_EVENTS("", "", 0L, 0L);
        this.database = database;
        this.sessions = new Sessions(database);
        this.getEvents = Call.of(database.select(EventRows.columns(events)).from(events));
        this.rows = new EventRows<>(codec);
        this.repository = new PostgresEventRepository<>(database, codec);
    }

    /** One event on its way, with the id of the command that moves it. */
    private record Move<E>(UUID id, Recorded<E> original, Origin origin, Moved<E> to) {

        Metadata metadata() {
            return origin.in(original.metadata(), id);
        }
    }

    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Overtaken(StreamId stream) {
            super("Stream %s was appended to while its events were moved".formatted(stream));
        }
    }

    /** Returns what was moved now; nothing if the stream has been moved before, or has nothing to move. */
    List<?> move(StreamId stream) {
        for (int attempt = 1; ; attempt++) {
            var stored = stored(stream);
            var moves = moves(stream, stored);
            if (moves.isEmpty() || !repository.eventsOf(moves.getFirst().id()).isEmpty()) {
                return List.of();
            }
            await(stream, stored);
            try {
                return sessions.jooq(transaction -> move(transaction, stored, moves));
            } catch (Overtaken e) {
                if (attempt == ATTEMPTS) {
                    throw new TransientFaultException(
                            "Migration %s was overtaken %s times: %s. Run it again"
                                    .formatted(restream.name(), attempt, e.getMessage()),
                            e);
                }
            }
        }
    }

    private List<StoredEvent> stored(StreamId stream) {
        return sessions.statement(connection ->
                getEvents.on(connection, EventRows::stored, stream.id(), stream.decider(), 0L, Long.MAX_VALUE));
    }

    private List<Move<E>> moves(StreamId stream, List<StoredEvent> stored) {
        var moves = new ArrayList<Move<E>>();
        for (var row : stored) {
            for (var event : rows.toRecorded(row)) {
                restream.moves()
                        .apply(event)
                        .filter(moved -> !moved.stream().equals(stream))
                        .ifPresent(moved -> moves.add(new Move<>(
                                id("%s/%s".formatted(event.id(), event.part())),
                                event,
                                Origin.of(event, row.encoded().type()),
                                moved)));
            }
        }
        return moves;
    }

    private UUID id(String what) {
        return UUID.nameUUIDFromBytes(
                "restream %s/%s".formatted(restream.name(), what).getBytes(UTF_8));
    }

    private void await(StreamId stream, List<StoredEvent> stored) {
        var recorded =
                stored.stream().flatMap(row -> rows.toRecorded(row).stream()).toList();
        for (var view : restream.views()) {
            if (!new ViewProgress(database, view)
                    .await(recorded.subList(recorded.size() - 1, recorded.size()), restream.patience())) {
                throw new TransientFaultException(
                        "View %s has not processed stream %s, which is to be moved, within %s. Run migration %s again when it has caught up"
                                .formatted(view, stream, restream.patience(), restream.name()),
                        new IllegalStateException(view));
            }
        }
    }

    private List<?> move(DSLContext transaction, List<StoredEvent> stored, List<Move<E>> moves) {
        transaction.fetch("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "fstore restream " + restream.name());
        var own = repository.within(transaction);
        if (!own.eventsOf(moves.getFirst().id()).isEmpty()) { // by another node, meanwhile
            return List.of();
        }
        var versions = new HashMap<StreamId, Version>();
        for (var move : moves) {
            var target = move.to().stream();
            var expected = versions.computeIfAbsent(target, stream -> version(transaction, stream));
            var appended =
                    append(own, new Append<>(target, expected, List.of(move.to().event()), false), move.metadata());
            versions.put(target, Version.of(appended.getLast()));
        }
        close(own, transaction, stored.getLast());
        return moves;
    }

    private static <E> List<Recorded<E>> append(PostgresEventRepository<E> own, Append<E> append, Metadata metadata) {
        return own.append(List.of(append), metadata).getOrElseThrow(failure -> switch (failure) {
            case AppendFailure.Conflict(var stream, var expected) -> new Overtaken(stream);
            case AppendFailure.Closed(var stream) ->
                new IllegalStateException(
                        "Events cannot be moved to stream %s, which is closed. Move them to another stream"
                                .formatted(stream));
        });
    }

    /** So that nobody appends to it any more. One that is closed already stays as it is. */
    private void close(PostgresEventRepository<E> own, DSLContext transaction, StoredEvent last) {
        var stream = last.stream();
        boolean isClosed = transaction
                .selectFrom(GET_LAST_EVENT(stream.id(), stream.decider()))
                .fetchSingle(EventsRecord::getFinal);
        if (!isClosed) {
            var expected = new Version(last.version(), Optional.of(last.id()));
            E closing = restream.closing().apply(stream);
            append(
                    own,
                    new Append<>(stream, expected, List.of(closing), true),
                    Metadata.empty().withCommandId(id("close " + stream)));
        }
    }

    private static Version version(DSLContext transaction, StreamId stream) {
        return transaction
                .selectFrom(GET_LAST_EVENT(stream.id(), stream.decider()))
                .fetchOptional(last -> new Version(last.getVersion(), Optional.of(last.getEventId())))
                .orElse(Version.NONE);
    }
}
