package dev.fstore.benchmarks.delivery;

import dev.fstore.benchmarks.measure.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Leases streams of one view and acknowledges their events without handling them. */
public final class Consumer {

    private static final int STREAMS = 500;
    private static final int BATCH = 10;

    /** With a named lease, several events can be acknowledged at once. No lease is ever lost here. */
    private static final UUID LEASE = UUID.randomUUID();

    private record Delivered(String decider, String id, long offset) {
        Delivered upTo(long later) {
            return new Delivered(decider, id, later);
        }
    }

    private final Connection connection;
    private final PreparedStatement fetch;
    private final PreparedStatement acknowledge;

    Consumer(Connection connection, Store store, String view) throws SQLException {
        this.connection = connection;
        fetch = connection.prepareStatement("SELECT * FROM %s.stream_events(?, ?, 60, ?, ?)".formatted(store.schema()));
        fetch.setString(1, view);
        fetch.setInt(2, STREAMS);
        fetch.setInt(3, BATCH);
        fetch.setObject(4, LEASE);
        acknowledge = connection.prepareStatement(
                "SELECT count(*) FROM %s.ack_events(?, ?, ?, ?, ?)".formatted(store.schema()));
        acknowledge.setString(1, view);
    }

    /** Handles pending events of at most this many streams, and returns the number of events. */
    int turn() throws SQLException {
        var streams = new LinkedHashMap<String, Delivered>();
        int count = 0;
        try (var rows = fetch.executeQuery()) {
            while (rows.next()) {
                var next =
                        new Delivered(rows.getString("decider"), rows.getString("decider_id"), rows.getLong("offset"));
                streams.merge(next.id, next, (first, last) -> first.upTo(last.offset));
                count++;
            }
        }
        if (count > 0) {
            acknowledge(List.copyOf(streams.values()));
        }
        return count;
    }

    /** The only place that knows the arguments of the store's functions. */
    private void acknowledge(List<Delivered> streams) throws SQLException {
        acknowledge.setArray(2, array("text", streams, Delivered::decider));
        acknowledge.setArray(3, array("text", streams, Delivered::id));
        acknowledge.setArray(4, array("bigint", streams, Delivered::offset));
        acknowledge.setObject(5, LEASE);
        acknowledge.execute();
    }

    private java.sql.Array array(String type, List<Delivered> streams, Function<Delivered, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, streams.stream().map(column).toArray());
    }
}
