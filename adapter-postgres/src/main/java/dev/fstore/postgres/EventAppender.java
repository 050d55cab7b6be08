package dev.fstore.postgres;

import static dev.fstore.postgres.internal.DraftColumn.COMMAND_ID;
import static dev.fstore.postgres.internal.DraftColumn.DATA;
import static dev.fstore.postgres.internal.DraftColumn.DECIDER;
import static dev.fstore.postgres.internal.DraftColumn.DECIDER_ID;
import static dev.fstore.postgres.internal.DraftColumn.EVENT;
import static dev.fstore.postgres.internal.DraftColumn.EVENT_VERSION;
import static dev.fstore.postgres.internal.DraftColumn.FINAL;
import static dev.fstore.postgres.internal.DraftColumn.METADATA;
import static dev.fstore.postgres.internal.DraftColumn.PREVIOUS_ID;
import static java.util.Comparator.comparingInt;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.DraftColumn;
import dev.fstore.postgres.internal.EventDraft;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.StoreCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends events with one statement, choosing the cheapest statement for one event, one stream or several. */
record EventAppender<E>(StoreCalls calls, EventCodec<E> codec) {

    /** Appends all events of one command, or none. */
    List<Recorded<E>> command(Sessions sessions, List<Append<E>> appends, Metadata command) {
        requireOnePerStream(appends);
        var drafts = EventDraft.of(appends, command, codec);
        try {
            return append(sessions, drafts, appends, command);
        } catch (IllegalArgumentException e) {
            throw SqlErrors.isOfSize(e) ? tooLarge(drafts, e) : e;
        }
    }

    private List<Recorded<E>> append(
            Sessions sessions, List<EventDraft<E>> drafts, List<Append<E>> appends, Metadata command) {
        if (appends.size() > 1 || drafts.isEmpty()) {
            return onStreams(
                    sessions, drafts, appends.stream().filter(Append::isCheck).toList(), command);
        }
        return drafts.size() == 1 ? one(sessions, drafts.getFirst()) : several(sessions, drafts);
    }

    private static void requireOnePerStream(List<? extends Append<?>> appends) {
        if (appends.size() > 1
                && appends.stream().map(Append::stream).distinct().count() < appends.size()) {
            throw new IllegalArgumentException("More than one append for a stream: %s"
                    .formatted(appends.stream().map(Append::stream).toList()));
        }
    }

    /** The store does not say which of them it is. */
    private static IllegalArgumentException tooLarge(
            List<? extends EventDraft<?>> drafts, IllegalArgumentException refusal) {
        var largest = Collections.max(
                drafts, comparingInt(draft -> draft.encoded().json().length()));
        return new IllegalArgumentException(
                "Event %s of stream %s is too large: %s Store the attachment elsewhere, and keep its reference in the event"
                        .formatted(largest.encoded().type().name(), largest.stream(), refusal.getMessage()),
                refusal);
    }

    private List<Recorded<E>> one(Sessions sessions, EventDraft<E> draft) {
        return sessions.statement(connection -> calls.placeEvent()
                .on(
                        connection,
                        rows -> recorded(rows, List.of(draft)),
                        EVENT.of(draft),
                        EVENT_VERSION.of(draft),
                        DECIDER.of(draft),
                        DECIDER_ID.of(draft),
                        DATA.of(draft),
                        COMMAND_ID.of(draft),
                        PREVIOUS_ID.of(draft),
                        FINAL.of(draft),
                        METADATA.of(draft)));
    }

    private List<Recorded<E>> several(Sessions sessions, List<EventDraft<E>> drafts) {
        var last = drafts.getLast();
        return sessions.statement(connection -> calls.placeEvents()
                .on(
                        connection,
                        rows -> recorded(rows, drafts),
                        EVENT.ofEach(drafts),
                        EVENT_VERSION.ofEach(drafts),
                        DECIDER.of(last),
                        DECIDER_ID.of(last),
                        DATA.ofEach(drafts),
                        COMMAND_ID.of(last),
                        PREVIOUS_ID.of(last),
                        FINAL.of(last),
                        METADATA.of(last)));
    }

    private List<Recorded<E>> onStreams(
            Sessions sessions, List<EventDraft<E>> drafts, List<Append<E>> reads, Metadata command) {
        return sessions.statement(connection -> calls.placeCommand()
                .on(
                        connection,
                        rows -> recorded(rows, drafts),
                        EVENT.ofEach(drafts),
                        EVENT_VERSION.ofEach(drafts),
                        DECIDER.ofEach(drafts),
                        DECIDER_ID.ofEach(drafts),
                        DATA.ofEach(drafts),
                        command.commandId().orElseThrow(),
                        PREVIOUS_ID.ofEach(drafts),
                        FINAL.ofEach(drafts),
                        EventRows.toJson(command),
                        Elements.of("text", reads, read -> read.stream().decider()),
                        Elements.of("text", reads, read -> read.stream().id()),
                        Elements.of(
                                "uuid",
                                reads,
                                read -> read.expected().lastEvent().orElse(null))));
    }

    /** The store answers in the order of the events. */
    private static <E> List<Recorded<E>> recorded(ResultSet rows, List<EventDraft<E>> drafts) throws SQLException {
        var recorded = new ArrayList<Recorded<E>>(drafts.size());
        while (rows.next()) {
            recorded.add(drafts.get(recorded.size()).recorded(rows));
        }
        return recorded;
    }

    /**
     * Appends several commands, each to a stream of its own.
     *
     * @return the events of those that fit, by the id of their command
     */
    Map<UUID, List<Recorded<E>>> group(Sessions sessions, Map<UUID, List<EventDraft<E>>> commands) {
        var drafts = commands.values().stream().flatMap(List::stream).toList();
        return sessions.statement(connection -> calls.placeCommands()
                .on(
                        connection,
                        rows -> byCommand(rows, commands),
                        Arrays.stream(DraftColumn.values())
                                .map(column -> column.ofEach(drafts))
                                .toArray()));
    }

    private static <E> Map<UUID, List<Recorded<E>>> byCommand(ResultSet rows, Map<UUID, List<EventDraft<E>>> commands)
            throws SQLException {
        var recorded = new HashMap<UUID, List<Recorded<E>>>();
        while (rows.next()) {
            var command = rows.getObject(5, UUID.class);
            var before = recorded.computeIfAbsent(command, id -> new ArrayList<>());
            var drafts = commands.getOrDefault(command, List.of());
            before.add(drafts.get(before.size()).recorded(rows));
        }
        return recorded;
    }
}
