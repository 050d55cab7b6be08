package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.StoreCalls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How events get into the store: by the shortest way for what they are. */
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

    /** All events of one command, or none. */
    List<Recorded<E>> command(Sessions sessions, List<Append<E>> appends, Metadata command) {
        requireOnePerStream(appends);
        var drafts = EventDraft.of(appends, command, rows.codec());
        if (appends.stream().anyMatch(Append::isCheck)) {
            return sessions.transaction(connection -> checked(connection, appends, drafts, command));
        }
        return drafts.size() == 1
                ? sessions.statement(connection -> one(connection, drafts.getFirst()))
                : sessions.statement(connection -> all(connection, drafts, command));
    }

    private static void requireOnePerStream(List<? extends Append<?>> appends) {
        if (appends.stream().map(Append::stream).distinct().count() < appends.size()) {
            throw new IllegalArgumentException("More than one append for a stream: %s".formatted(appends));
        }
    }

    private List<Recorded<E>> one(Connection connection, EventDraft<E> draft) throws SQLException {
        return calls.appendEvent()
                .on(
                        connection,
                        row -> row.next() ? List.of(draft.recorded(row)) : List.of(),
                        arguments(column -> column.of(draft)));
    }

    private static @Nullable Object[] arguments(Function<DraftColumn, @Nullable Object> argument) {
        return Arrays.stream(DraftColumn.values()).map(argument).toArray();
    }

    private List<Recorded<E>> all(Connection connection, List<EventDraft<E>> drafts, Metadata command)
            throws SQLException {
        return calls.appendEvents()
                .on(
                        connection,
                        rows::toRecorded,
                        DraftColumn.EVENT.ofEach(drafts),
                        DraftColumn.DECIDER.ofEach(drafts),
                        DraftColumn.DECIDER_ID.ofEach(drafts),
                        DraftColumn.DATA.ofEach(drafts),
                        command.commandId().orElseThrow(),
                        DraftColumn.PREVIOUS_ID.ofEach(drafts),
                        DraftColumn.EVENT_VERSION.ofEach(drafts),
                        DraftColumn.FINAL.ofEach(drafts),
                        EventRows.toJson(command));
    }

    /** Commands that claim the same streams go one after the other, so what is read here stays true until the commit. */
    private List<Recorded<E>> checked(
            Connection connection, List<Append<E>> appends, List<EventDraft<E>> drafts, Metadata command)
            throws SQLException {
        claim(connection, appends.stream().map(Append::stream).toList());
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

    /** The events of several commands for streams of their own; if one does not fit, none is stored. */
    List<Recorded<E>> group(Sessions sessions, List<EventDraft<E>> drafts) {
        return sessions.transaction(connection -> {
            claim(connection, drafts.stream().map(EventDraft::stream).distinct().toList());
            return each(connection, drafts);
        });
    }

    /** So that nobody who appends to several streams waits for another in a circle. */
    private void claim(Connection connection, List<StreamId> streams) throws SQLException {
        calls.claimStreams()
                .on(
                        connection,
                        row -> row.next(),
                        Elements.of("text", streams, StreamId::decider),
                        Elements.of("text", streams, StreamId::id));
    }

    private List<Recorded<E>> each(Connection connection, List<EventDraft<E>> drafts) throws SQLException {
        return calls.appendEventOfEach()
                .on(
                        connection,
                        row -> {
                            var recorded = new ArrayList<Recorded<E>>();
                            while (row.next()) {
                                recorded.add(drafts.get(recorded.size()).recorded(row));
                            }
                            return recorded;
                        },
                        arguments(column -> column.ofEach(drafts)));
    }
}
