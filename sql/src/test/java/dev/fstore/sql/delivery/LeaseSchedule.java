package dev.fstore.sql.delivery;

import dev.fstore.sql.Session;
import dev.fstore.sql.delivery.LeaseModel.Due;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Three consumers of one view, who remember every lease they ever had and speak of the right and of wrong streams, leases
 * and events, in an order that follows from the seed. After every call, the store has to be where {@link LeaseModel} is.
 */
final class LeaseSchedule {

    private static final int STEPS = 12;
    private static final int CONSUMERS = 3;

    /** A lease that a consumer believes to hold. */
    private record Held(LeaseModel stream, @Nullable UUID lease) {}

    private final Session session;
    private final String view;
    private final List<LeaseModel> streams;
    private final List<List<Held>> consumers = new ArrayList<>();
    private final Random random;
    private int refused = 0;

    LeaseSchedule(Session session, String view, List<LeaseModel> streams, long seed) {
        this.session = session;
        this.view = view;
        this.streams = streams;
        this.random = new Random(seed);
        for (int i = 0; i < CONSUMERS; i++) {
            consumers.add(new ArrayList<>());
        }
    }

    int refused() {
        return refused;
    }

    /** Where the store first differs from the model; empty if nowhere. */
    String run() throws SQLException {
        session.query("SELECT view FROM move_view(?, 0)", view);
        session.query("SELECT event FROM stream_events(?, 0)", view);
        String difference = difference("the start");
        for (int i = 0; i < STEPS && difference.isEmpty(); i++) {
            difference = step(consumers.get(random.nextInt(CONSUMERS)));
        }
        return difference;
    }

    private String step(List<Held> memory) throws SQLException {
        return switch (random.nextInt(memory.isEmpty() ? 3 : 10)) {
            case 0, 1 -> fetch(memory);
            case 2 -> administer(streams.get(random.nextInt(streams.size())));
            default -> call(memory);
        };
    }

    private String fetch(List<Held> memory) throws SQLException {
        var lease = random.nextInt(3) > 0 ? new UUID(random.nextLong(), random.nextLong()) : null;
        int limit = 1 + random.nextInt(2);
        int batch = 1 + random.nextInt(3);
        int seconds = random.nextInt(3) > 0 ? 3600 : 0;
        long waiting = streams.stream().filter(LeaseModel::waiting).count();
        var rows = session.query(
                "SELECT decider_id || ' ' || \"offset\" FROM stream_events(?, ?, ?, ?, ?)",
                view,
                limit,
                seconds,
                batch,
                lease);
        var expected = new ArrayList<String>();
        int taken = 0;
        // Which of two comes first is a matter of time, and not of leases: see FairnessTest.
        for (var stream : streams) {
            if (stream.waiting() && rows.stream().anyMatch(row -> row.startsWith(stream.id + " "))) {
                taken++;
                stream.fetch(lease, batch, seconds > 0 ? Due.LATER : Due.NOW)
                        .forEach(offset -> expected.add(stream.id + " " + offset));
                memory.add(new Held(stream, lease));
            }
        }
        boolean same = taken == Math.min(limit, waiting)
                && expected.stream()
                        .sorted()
                        .toList()
                        .equals(rows.stream().sorted().toList());
        return same ? difference("a fetch") : "fetched %s, not %s".formatted(rows, expected);
    }

    private String administer(LeaseModel stream) throws SQLException {
        if (stream.leased()) {
            session.query(
                    "UPDATE locks SET locked_until = store_clock() WHERE view = ? AND decider_id = ?", view, stream.id);
            stream.expire();
            return difference("an expiry");
        }
        if (random.nextBoolean()) {
            return compare(stream.replay(), "replay_stream(?, ?)", view, stream.id);
        }
        long offset = offset(stream);
        return compare(stream.skip(offset), "skip_event(?, ?, ?)", view, stream.id, offset);
    }

    /** Mostly under the youngest lease of this consumer; that one may be lost as well. */
    private String call(List<Held> memory) throws SQLException {
        var held = random.nextInt(3) > 0 ? memory.getLast() : memory.get(random.nextInt(memory.size()));
        var stream = held.stream();
        var lease = held.lease();
        boolean later = random.nextBoolean();
        var due = later ? Due.LATER : Due.NOW;
        return switch (random.nextInt(12)) {
            case 10, 11 -> callForAll(lease, due);
            case 0 -> compare(stream.giveBack(lease, Due.NOW), "nack_event(?, ?, 'order', ?)", view, stream.id, lease);
            case 1 ->
                compare(
                        stream.giveBack(lease, due),
                        "schedule_nack_event(?, ?, ?, 'order', ?)",
                        view,
                        stream.id,
                        later ? 3_600_000L : 0L,
                        lease);
            case 2 ->
                compare(
                        stream.renew(lease, due),
                        "renew_lease(?, ?, ?, 'order', ?)",
                        view,
                        stream.id,
                        later ? 3600 : 0,
                        lease);
            case 3 ->
                compare(stream.park(lease, "boom"), "park_stream(?, ?, 'boom', 'order', ?)", view, stream.id, lease);
            default -> {
                long offset = offset(stream);
                yield compare(
                        stream.ack(offset, lease), "ack_event(?, ?, ?, 'order', ?)", view, stream.id, offset, lease);
            }
        };
    }

    /** Every stream at once, whether or not it is held. */
    private String callForAll(@Nullable UUID lease, Due due) throws SQLException {
        boolean renew = random.nextBoolean();
        var held = streams.stream()
                .filter(stream -> "00000".equals(renew ? stream.renew(lease, due) : stream.giveBackUntried(lease, due)))
                .map(stream -> stream.id)
                .toList();
        var ids = streams.stream().map(stream -> stream.id).toArray(String[]::new);
        String call = renew ? "renew_leases" : "nack_events";
        var answered = session.query(
                "SELECT decider_id FROM %s(?, array_fill('order'::text, ARRAY[?]), ?, ?, ?) ORDER BY decider_id"
                        .formatted(call),
                view,
                ids.length,
                ids,
                due == Due.LATER ? renew ? 3600 : 3_600_000 : 0,
                lease);
        return answered.equals(held) ? difference(call) : "%s returned %s, not %s".formatted(call, answered, held);
    }

    /** Of one of the stream's events: acknowledged, delivered or not; now and then of none of them. */
    private long offset(LeaseModel stream) {
        return switch (random.nextInt(12)) {
            case 0 -> -1L;
            case 1 -> Long.MAX_VALUE;
            case 2 -> streams.get(random.nextInt(streams.size())).offsets.getFirst();
            default -> stream.offsets.get(random.nextInt(stream.offsets.size()));
        };
    }

    private String compare(String predicted, String call, @Nullable Object... arguments) throws SQLException {
        // Success without a row would be a call that changes nothing and does not say so: dividing by zero says it.
        String state = session.stateOf("SELECT 1 / count(*) FROM " + call, arguments);
        refused += "00000".equals(state) ? 0 : 1;
        return state.equals(predicted) ? difference(call) : "%s answered %s, not %s".formatted(call, state, predicted);
    }

    private String difference(String call) throws SQLException {
        var rows = session.query(LeaseModel.ROW, view);
        var expected = streams.stream().map(LeaseModel::toString).toList();
        return rows.equals(expected) ? "" : "after %s: %s, not %s".formatted(call, rows, expected);
    }
}
