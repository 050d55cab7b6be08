package dev.fstore.postgres;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.internal.EventRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way into the store: all that is known before the store has given it a place. */
record EventDraft<E>(
        E event,
        EncodedEvent encoded,
        UUID id,
        StreamId stream,
        @Nullable UUID previous,
        boolean closes,
        Metadata command) {

    /** Every event of a command, each behind the one before it in its stream. */
    static <E> List<EventDraft<E>> of(List<Append<E>> appends, Metadata command, EventCodec<E> codec) {
        var commandId = command.commandId().orElseThrow();
        var drafts = new ArrayList<EventDraft<E>>();
        for (var append : appends) {
            var previous = append.expected().lastEvent().orElse(null);
            int left = append.events().size();
            for (E event : append.events()) {
                var id = EventIds.of(commandId, drafts.size() + 1L);
                boolean closes = append.closes() && --left == 0;
                var encoded = encode(codec, append.stream(), event);
                drafts.add(new EventDraft<>(event, encoded, id, append.stream(), previous, closes, command));
                previous = id;
            }
        }
        return drafts;
    }

    private static <E> EncodedEvent encode(EventCodec<E> codec, StreamId stream, E event) {
        var encoded = codec.encode(event);
        if (!encoded.type().decider().equals(stream.decider())) {
            throw new IllegalArgumentException("Event %s belongs to decider %s and cannot be appended to stream %s"
                    .formatted(encoded.type().name(), encoded.type().decider(), stream));
        }
        return encoded;
    }

    /** As it was stored, by a row of version, offset and time. */
    Recorded<E> recorded(ResultSet row) throws SQLException {
        return new Recorded<>(event, id, stream, row.getLong(1), row.getLong(2), command, EventRows.time(row, 3));
    }
}
