package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.APPEND_EVENT;
import static dev.fstore.postgres.jooq.Tables.DECIDERS;
import static dev.fstore.postgres.jooq.Tables.GET_EVENTS;
import static dev.fstore.postgres.jooq.Tables.REGISTER_DECIDER_EVENT;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.jooq.Routines;
import dev.fstore.postgres.jooq.tables.records.EventsRecord;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;

/**
 * Keeps streams in PostgreSQL. Threads {@code previous_id}, and assigns the ids of events (time-ordered, version 7 of
 * RFC 9562). Thread-safe if the {@link DSLContext} is, as one on a pooled data source is.
 */
public final class PostgresEventRepository<E> implements EventRepository<E> {

    private static final long PAGE = 1_000;

    private final DSLContext database;
    private final EventCodec<E> codec;
    private final EventRows<E> rows;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    /** Declares those event types of the codec that the store does not know yet. */
    public PostgresEventRepository(DSLContext database, EventCodec<E> codec) {
        this.database = database;
        this.codec = codec;
        this.rows = new EventRows<>(codec);
        var known = database.selectFrom(DECIDERS)
                .fetchSet(row -> new EventType(row.getDecider(), row.getEvent(), row.getEventVersion()));
        codec.types().stream().filter(type -> !known.contains(type)).forEach(this::declare);
    }

    private void declare(EventType type) {
        try {
            database.fetch(REGISTER_DECIDER_EVENT(type.decider(), type.name(), "", type.version()));
        } catch (DataAccessException e) {
            if (!SqlErrors.isUniqueViolation(e)) { // else another instance was faster
                throw e;
            }
        }
    }

    @Override
    public <S> Versioned<S> load(StreamId stream, View<S, E> view) {
        S state = view.initialState();
        var version = PostgresVersion.NONE;
        List<EventsRecord> page;
        do {
            page = database.fetch(GET_EVENTS(stream.id(), stream.decider(), version.number(), PAGE));
            for (EventsRecord row : page) {
                state = view.evolve(state, rows.toEvent(row));
                version = new PostgresVersion(row.getVersion(), row.getEventId());
            }
        } while (page.size() == PAGE);
        return new Versioned<>(state, version);
    }

    @Override
    public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
        requireOnePerStream(appends);
        var command = metadata.commandId().isPresent() ? metadata : metadata.withCommandId(ids.generate());
        try {
            return Either.right(database.transactionResult(transaction -> {
                if (appends.size() > 1) {
                    claimStreams(transaction, appends);
                }
                var recorded = new ArrayList<Recorded<E>>();
                for (var append : appends) {
                    recorded.addAll(append(transaction.dsl(), append, command));
                }
                return List.copyOf(recorded);
            }));
        } catch (Refused refused) {
            return Either.left(refused.failure);
        }
    }

    private static void requireOnePerStream(List<? extends Append<?>> appends) {
        if (appends.stream().map(Append::stream).distinct().count() < appends.size()) {
            throw new IllegalArgumentException("More than one append for a stream: %s".formatted(appends));
        }
    }

    /** So that two commands over the same streams never wait for each other in a circle. */
    private static void claimStreams(Configuration transaction, List<? extends Append<?>> appends) {
        Routines.claimStreams(
                transaction,
                appends.stream().map(append -> append.stream().decider()).toArray(String[]::new),
                appends.stream().map(append -> append.stream().id()).toArray(String[]::new));
    }

    private List<Recorded<E>> append(DSLContext transaction, Append<E> append, Metadata command) {
        var recorded = new ArrayList<Recorded<E>>();
        UUID previous = PostgresVersion.of(append.expected()).lastEvent();
        JSONB metadata = EventRows.toJson(command);
        UUID commandId = command.commandId().orElseThrow();
        try {
            for (E event : append.events()) {
                boolean isLast = recorded.size() + 1 == append.events().size();
                var encoded = encode(append.stream(), event);
                var row = transaction.fetchSingle(APPEND_EVENT(
                        encoded.type().name(),
                        ids.generate(),
                        append.stream().decider(),
                        append.stream().id(),
                        JSONB.valueOf(encoded.json()),
                        commandId,
                        previous,
                        encoded.type().version(),
                        append.closes() && isLast,
                        metadata));
                recorded.add(rows.toRecorded(row));
                previous = row.getEventId();
            }
        } catch (DataAccessException e) {
            throw SqlErrors.appendFailure(e, append)
                    .<RuntimeException>map(Refused::new)
                    .orElse(e);
        }
        return recorded;
    }

    private EncodedEvent encode(StreamId stream, E event) {
        var encoded = codec.encode(event);
        if (!encoded.type().decider().equals(stream.decider())) {
            throw new IllegalArgumentException("Event %s belongs to decider %s and cannot be appended to stream %s"
                    .formatted(encoded.type().name(), encoded.type().decider(), stream));
        }
        return encoded;
    }

    /** Rolls the transaction back. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient AppendFailure failure;

        Refused(AppendFailure failure) {
            super(failure.toString(), null, false, false);
            this.failure = failure;
        }
    }
}
