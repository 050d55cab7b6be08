package dev.fstore.benchmarks.command;

import dev.fstore.benchmarks.command.Floor.State;
import dev.fstore.benchmarks.measure.PooledWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Hand-written group commit: clients hand their events to a few writers, which store all waiting events in one
 * statement.
 */
final class FloorGroup implements PooledWork {

    private static final int LARGEST = 128;

    private record Pending(String stream, long version, String json, CompletableFuture<Boolean> stored) {}

    private final Floor floor;
    private final Map<String, State> states;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

    FloorGroup(Floor floor, int writers) throws SQLException {
        this.floor = floor;
        this.states = floor.states();
        for (int n = 0; n < writers; n++) {
            Thread.ofPlatform().daemon().start(this::write);
        }
    }

    @Override
    public Step start() {
        return () -> {
            String stream = floor.anyStream();
            var state = states.remove(stream);
            if (state == null) {
                try (var connection = floor.pool().getConnection()) {
                    state = floor.load(connection, stream);
                }
            }
            var pending = new Pending(stream, state.version() + 1, Floor.json(), new CompletableFuture<>());
            queue.add(pending);
            if (pending.stored.join()) {
                states.put(stream, new State(pending.version, state.count() + 1));
            }
        };
    }

    private void write() {
        var group = new ArrayList<Pending>();
        while (true) {
            try {
                group.add(queue.take());
                queue.drainTo(group, LARGEST - 1);
                group.sort(Comparator.comparing(Pending::stream)); // prevents deadlocks between two groups
                insert(group);
            } catch (InterruptedException | SQLException e) {
                group.forEach(pending -> pending.stored.completeExceptionally(e));
            }
            group.clear();
        }
    }

    private void insert(List<Pending> group) throws SQLException {
        try (var connection = floor.pool().getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO %s.events (stream, version, type, data)
                        SELECT u.stream, u.version, 'Opened', u.data FROM unnest(?, ?, ?::jsonb[]) AS u (stream, version, data)
                        ON CONFLICT DO NOTHING""".formatted(floor.schema()))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", group.stream().map(Pending::stream).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", group.stream().map(Pending::version).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", group.stream().map(Pending::json).toArray()));
            boolean all = statement.executeUpdate() == group.size();
            group.forEach(pending -> pending.stored.complete(all));
        }
    }
}
