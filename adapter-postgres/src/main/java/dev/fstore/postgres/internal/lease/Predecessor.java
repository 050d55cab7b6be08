package dev.fstore.postgres.internal.lease;

import static dev.fstore.postgres.jooq.Tables.LOCKS;
import static dev.fstore.postgres.jooq.Tables.VIEWS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.Sessions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The view that a rebuilt one is to replace. While it is registered, the new one handles only events that this one has
 * handled. So it is known for every event whether its gated effects have already happened.
 */
public record Predecessor(Sessions sessions, String view) {

    /** Those events that this view has handled; or all of them, as new ones, once this view is gone. */
    List<LeasedStream> history(List<LeasedStream> taken) {
        if (taken.isEmpty() || !sessions.query(own -> own.fetchExists(VIEWS, VIEWS.VIEW.eq(view)))) {
            return taken;
        }
        var handled = handled(taken);
        return taken.stream()
                .flatMap(stream -> history(stream, handled.getOrDefault(stream.stream(), 0L)))
                .toList();
    }

    private static Stream<LeasedStream> history(LeasedStream stream, long upTo) {
        var events = stream.events().stream()
                .filter(event -> event.version() <= upTo)
                .toList();
        return events.isEmpty() ? Stream.empty() : Stream.of(stream.history(events));
    }

    private Map<StreamId, Long> handled(List<LeasedStream> taken) {
        var stream = table(
                "unnest({0}, {1}) AS s (decider, decider_id)",
                val(taken.stream().map(each -> each.stream().decider()).toArray(String[]::new)),
                val(taken.stream().map(each -> each.stream().id()).toArray(String[]::new)));
        return sessions.query(own -> own.select(LOCKS.DECIDER, LOCKS.DECIDER_ID, LOCKS.LAST_VERSION)
                .from(stream)
                .join(LOCKS)
                .on(
                        LOCKS.VIEW.eq(view),
                        LOCKS.DECIDER.eq(field("s.decider", String.class)),
                        LOCKS.DECIDER_ID.eq(field("s.decider_id", String.class)))
                .fetchMap(row -> new StreamId(row.value1(), row.value2()), row -> row.value3()));
    }
}
