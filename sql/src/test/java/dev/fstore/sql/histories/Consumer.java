package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import dev.fstore.sql.histories.History.Variant;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Projects and acknowledges in one transaction, until there is nothing left and nothing can come. */
record Consumer(
        TestDatabase database, Variant variant, Random random, String view, AtomicBoolean producing, AtomicLong ahead)
        implements Callable<Boolean> {

    private static final int MOST_POLLS = 1_000; // on a store with a defect, some would go on for ever

    @Override
    public Boolean call() throws SQLException {
        boolean more = true;
        for (int polls = 0; more && polls < MOST_POLLS; polls++) {
            boolean producingBefore = producing.get();
            try (var session = Session.pooled(database)) {
                more = consume(session) || producingBefore || pending(session);
            }
        }
        return true;
    }

    private boolean consume(Session session) throws SQLException {
        int batch = random.nextBoolean() ? 1 : 1 + random.nextInt(5);
        // Without a name, a lease is good for one event.
        @Nullable UUID name = batch == 1 && random.nextBoolean() ? null : UUID.randomUUID();
        session.begin();
        var offsets = fetch(session, batch, name);
        if (random.nextInt(3) == 0) {
            History.dawdle(session, random);
        }
        if (variant.is(Variant.CONSUMER_DIES) && random.nextInt(12) == 0) {
            session.rollback();
            return true;
        }
        session.commit();
        if (random.nextBoolean()) {
            History.dawdle(session, random);
            project(session, offsets, name);
            return !offsets.isEmpty();
        }
        for (String offset : offsets) {
            History.dawdle(session, random);
            if (variant.is(Variant.CONSUMER_DIES) && random.nextInt(6) == 0) {
                return true;
            }
            project(session, List.of(offset), name);
        }
        return !offsets.isEmpty();
    }

    private List<String> fetch(Session session, int batch, @Nullable UUID name) throws SQLException {
        int lease = variant.is(Variant.CONSUMER_SLOWER_THAN_ITS_LEASE) && random.nextInt(4) == 0 ? 0 : 1;
        var offsets = session.query(
                "SELECT \"offset\" FROM stream_events(?, ?, ?, ?, ?::uuid)",
                view,
                1 + random.nextInt(3),
                lease,
                batch,
                name);
        ahead.addAndGet(session.query(
                        "SELECT 1 FROM cursors WHERE view = ? AND \"offset\" < ANY (?::bigint[])",
                        view,
                        "{" + String.join(",", offsets) + "}")
                .size());
        return offsets;
    }

    private void project(Session session, List<String> offsets, @Nullable UUID lease) throws SQLException {
        String batch = "{" + String.join(",", offsets) + "}";
        try {
            session.begin();
            session.query(
                    "INSERT INTO effects (view, event_id) SELECT ?, event_id FROM events"
                            + " WHERE \"offset\" = ANY (?::bigint[]) ORDER BY \"offset\"",
                    view,
                    batch);
            session.query(
                    "SELECT ack_event(?, b.decider_id, b.last, b.decider, ?::uuid)"
                            + " FROM (SELECT decider, decider_id, max(\"offset\") AS last FROM events"
                            + " WHERE \"offset\" = ANY (?::bigint[]) GROUP BY decider, decider_id ORDER BY decider, decider_id) b",
                    view,
                    lease,
                    batch);
            session.commit();
        } catch (SQLException leaseLost) {
            session.rollback();
        }
    }

    /** Whether something is left; if so, time passes until every lease has ended. */
    private boolean pending(Session session) throws SQLException {
        session.query(
                "UPDATE locks l SET locked_until = store_clock() FROM (SELECT view, decider, decider_id FROM locks"
                        + " WHERE view = ? AND \"offset\" > last_offset FOR UPDATE SKIP LOCKED) p"
                        + " WHERE l.view = p.view AND l.decider = p.decider AND l.decider_id = p.decider_id",
                view);
        // An event that came late, or while its stream was busy, is in a gap until a consumer looks there again.
        return !session.query("""
                        SELECT 1 FROM locks WHERE view = ? AND "offset" > last_offset
                         UNION ALL
                        SELECT 1 FROM gaps g JOIN events e ON e."offset" BETWEEN g.first_offset AND g.last_offset
                          LEFT JOIN locks l ON l.view = g.view AND l.decider = e.decider AND l.decider_id = e.decider_id
                         WHERE g.view = ? AND e.version > coalesce(l.last_version, 0)""", view, view).isEmpty();
    }
}
