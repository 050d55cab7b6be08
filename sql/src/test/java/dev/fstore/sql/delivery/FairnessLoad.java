package dev.fstore.sql.delivery;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Up to 30 streams of a view with something to do, some of which always fail, and three consumers that fetch one event at a
 * time while more is appended. What it finds follows from the seed.
 */
final class FairnessLoad {

    private static final int CONSUMERS = 3;

    /** A stream, seen from outside. {@code deadline} is the fetch by which its next event has to be served. */
    private static final class Partition {
        private final boolean failing;
        private int events = 0;
        private int acknowledged = 0;
        private int deadline = 0;

        private Partition(boolean failing) {
            this.failing = failing;
        }

        private boolean pending() {
            return acknowledged < events;
        }
    }

    private final Session session;
    private final String view;
    private final Random random;
    private final long seed;
    private final Map<String, Partition> partitions = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private int fetches = 0;

    FairnessLoad(Session session, String view, long seed) {
        this.session = session;
        this.view = view;
        this.seed = seed;
        this.random = new Random(seed);
    }

    int fetches() {
        return fetches;
    }

    /** How many times an event waited for more fetches than there were pending streams, plus one. */
    int late() throws SQLException {
        session.query("SELECT view FROM move_view(?, coalesce((SELECT max(\"offset\") FROM events), 0))", view);
        int size = 1 + random.nextInt(30);
        for (int i = 0; i < size; i++) {
            partitions.put("%s %s %s".formatted(view, seed, i), new Partition(random.nextInt(5) == 0));
        }
        for (String id : partitions.keySet()) {
            append(id, 1 + random.nextInt(3));
        }
        int late = 0;
        while (fetches < 3 * size + 5) {
            if (random.nextInt(4) == 0) {
                append(List.copyOf(partitions.keySet()).get(random.nextInt(size)), 1);
            }
            late += fetch();
            if (held.size() == CONSUMERS || random.nextBoolean()) {
                finish();
            }
        }
        return late;
    }

    private void append(String id, int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            session.append(id, "Placed");
            partition(id).events++;
        }
    }

    private int fetch() throws SQLException {
        int pending =
                (int) partitions.values().stream().filter(Partition::pending).count();
        partitions.forEach((id, partition) -> {
            if (partition.pending() && partition.deadline == 0 && !held.contains(id)) {
                partition.deadline = fetches + pending + 1;
            }
        });
        fetches++;
        for (String id : session.query("SELECT decider_id FROM stream_events(?, 1)", view)) {
            partition(id).deadline = 0;
            held.add(id);
        }
        return (int) partitions.values().stream()
                .filter(partition -> partition.deadline > 0 && fetches >= partition.deadline)
                .count();
    }

    private void finish() throws SQLException {
        if (held.isEmpty()) {
            return;
        }
        String id = held.remove(random.nextInt(held.size()));
        var partition = partition(id);
        if (partition.failing || random.nextInt(5) == 0) {
            session.query("SELECT nack_event(?, ?)", view, id);
        } else {
            partition.acknowledged++;
            session.query(
                    "SELECT ack_event(?, ?, delivered_offset) FROM locks WHERE view = ? AND decider_id = ?",
                    view,
                    id,
                    view,
                    id);
        }
    }

    private Partition partition(String id) {
        var partition = partitions.get(id);
        if (partition == null) {
            throw new IllegalStateException("never appended to: " + id);
        }
        return partition;
    }
}
