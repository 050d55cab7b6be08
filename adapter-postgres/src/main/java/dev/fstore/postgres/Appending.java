package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.Call.Elements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the events of one command get into the store: by the shortest way for what it is. */
record Appending<E>(StoreCalls calls, EventRows<E> rows) {

    /** A stream that was only read is no longer where it was. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient Conflict conflict;

        Moved(Conflict conflict) {
            super(conflict.toString(), null, false, false);
            this.conflict = conflict;
        }
    }

    /** One event, and what belongs to it. */
    private record Draft(
            StreamId stream, EncodedEvent event, @Nullable UUID previous, boolean closes) {}

    List<Recorded<E>> run(Sessions sessions, List<Append<E>> appends, Metadata command) {
        requireOnePerStream(appends);
        var drafts = appends.stream().flatMap(append -> drafts(append).stream()).toList();
        if (appends.stream().anyMatch(Append::isCheck)) {
            return sessions.transaction(connection -> checked(connection, appends, drafts, command));
        }
        return drafts.size() == 1
                ? sessions.statement(connection -> one(connection, appends.getFirst(), drafts.getFirst(), command))
                : sessions.statement(connection -> all(connection, drafts, command));
    }

    private static void requireOnePerStream(List<? extends Append<?>> appends) {
        if (appends.stream().map(Append::stream).distinct().count() < appends.size()) {
            throw new IllegalArgumentException("More than one append for a stream: %s".formatted(appends));
        }
    }

    private List<Draft> drafts(Append<E> append) {
        var previous = append.expected().lastEvent().orElse(null);
        var drafts = new ArrayList<Draft>();
        for (E event : append.events()) {
            boolean isLast = drafts.size() + 1 == append.events().size();
            drafts.add(new Draft(append.stream(), encode(append.stream(), event), previous, append.closes() && isLast));
        }
        return drafts;
    }

    private EncodedEvent encode(StreamId stream, E event) {
        var encoded = rows.codec().encode(event);
        if (!encoded.type().decider().equals(stream.decider())) {
            throw new IllegalArgumentException("Event %s belongs to decider %s and cannot be appended to stream %s"
                    .formatted(encoded.type().name(), encoded.type().decider(), stream));
        }
        return encoded;
    }

    private List<Recorded<E>> one(Connection connection, Append<E> append, Draft draft, Metadata command)
            throws SQLException {
        UUID commandId = command.commandId().orElseThrow();
        UUID id = EventIds.of(commandId, 1);
        return calls.appendEvent()
                .on(
                        connection,
                        row -> row.next()
                                ? List.of(new Recorded<>(
                                        append.events().getFirst(),
                                        id,
                                        append.stream(),
                                        row.getLong(1),
                                        row.getLong(2),
                                        command,
                                        EventRows.time(row, 3)))
                                : List.of(),
                        draft.event.type().name(),
                        id,
                        draft.stream.decider(),
                        draft.stream.id(),
                        draft.event.json(),
                        commandId,
                        draft.previous,
                        draft.event.type().version(),
                        draft.closes,
                        EventRows.toJson(command));
    }

    private List<Recorded<E>> all(Connection connection, List<Draft> drafts, Metadata command) throws SQLException {
        return calls.appendEvents()
                .on(
                        connection,
                        rows::toRecorded,
                        elements("text", drafts, draft -> draft.event.type().name()),
                        elements("text", drafts, draft -> draft.stream.decider()),
                        elements("text", drafts, draft -> draft.stream.id()),
                        elements("jsonb", drafts, draft -> draft.event.json()),
                        command.commandId().orElseThrow(),
                        elements("uuid", drafts, draft -> draft.previous),
                        elements("int8", drafts, draft -> draft.event.type().version()),
                        elements("bool", drafts, draft -> draft.closes),
                        EventRows.toJson(command));
    }

    /** Commands that claim the same streams go one after the other, so what is read here stays true until the commit. */
    private List<Recorded<E>> checked(
            Connection connection, List<Append<E>> appends, List<Draft> drafts, Metadata command) throws SQLException {
        calls.claimStreams()
                .on(
                        connection,
                        row -> row.next(),
                        elements("text", appends, append -> append.stream().decider()),
                        elements("text", appends, append -> append.stream().id()));
        var recorded = drafts.isEmpty()
                ? calls.getEventsOfCommand()
                        .on(connection, rows::toRecorded, command.commandId().orElseThrow())
                : all(connection, drafts, command);
        for (var append : appends) {
            if (append.isCheck()
                    && !lastEvent(connection, append.stream())
                            .equals(append.expected().lastEvent())) {
                throw new Moved(new Conflict(append.stream(), append.expected().number()));
            }
        }
        return recorded;
    }

    private Optional<UUID> lastEvent(Connection connection, StreamId stream) throws SQLException {
        return calls.getLastEvent()
                .on(
                        connection,
                        row -> row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty(),
                        stream.id(),
                        stream.decider());
    }

    private static <T> Elements elements(String type, List<T> items, Function<T, @Nullable Object> element) {
        return new Elements(type, items.stream().<@Nullable Object>map(element).toList());
    }
}
