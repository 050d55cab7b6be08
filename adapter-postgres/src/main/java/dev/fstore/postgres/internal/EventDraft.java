package dev.fstore.postgres.internal;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event before the store has given it an id and a place.
 *
 * @param previous the last event of the stream before the command; events of one stream repeat it
 * @param place its place in its command, from 1
 */
public record EventDraft<E>(
        E event,
        EncodedEvent encoded,
        StreamId stream,
        @Nullable UUID previous,
        boolean closes,
        Metadata command,
        long place) {

    /** Encodes every event of a command. */
    public static <E> List<EventDraft<E>> of(List<Append<E>> appends, Metadata command, EventCodec<E> codec) {
        var drafts = new ArrayList<EventDraft<E>>();
        for (var append : appends) {
            var previous = append.expected().lastEvent().orElse(null);
            int left = append.events().size();
            for (E event : append.events()) {
                boolean closes = append.closes() && --left == 0;
                var encoded = encode(codec, append.stream(), event);
                drafts.add(new EventDraft<>(
                        event, encoded, append.stream(), previous, closes, command, drafts.size() + 1L));
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

    /** The event as it was stored, by a row of id, version, offset and time. */
    public Recorded<E> recorded(ResultSet row) throws SQLException {
        return new Recorded<>(
                event,
                row.getObject(1, UUID.class),
                stream,
                row.getLong(2),
                row.getLong(3),
                command,
                EventRows.time(row, 4));
    }
}
