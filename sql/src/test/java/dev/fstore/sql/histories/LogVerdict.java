package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Counts of violations in the tables after a {@link LogHistory}; all should be 0. */
record LogVerdict(long lost, long doubled, long inverted, long holes, long otherOrders) {

    static final LogVerdict CLEAN = new LogVerdict(0, 0, 0, 0, 0);

    static LogVerdict of(Session session, String prefix, List<String> views) throws SQLException {
        var committed =
                session.query("SELECT event_id FROM events WHERE starts_with(decider_id, ?) ORDER BY 1", prefix);
        var order = session.query(
                "SELECT event_id FROM log_positions JOIN events USING (\"offset\")"
                        + " WHERE starts_with(decider_id, ?) ORDER BY position",
                prefix);
        long lost = 0;
        long doubled = 0;
        long otherOrders = 0;
        for (String view : views) {
            var read = session.query("SELECT event_id FROM effects WHERE view = ? ORDER BY id", view);
            var unread = new ArrayList<>(committed);
            unread.removeAll(new HashSet<>(read));
            lost += unread.size();
            doubled += read.size() - new HashSet<>(read).size();
            otherOrders += read.equals(order) ? 0 : 1;
        }
        long inverted = session.query("""
                        SELECT 1 FROM (SELECT version, row_number() OVER (PARTITION BY decider_id ORDER BY position) AS place
                                         FROM log_positions JOIN events USING ("offset")
                                        WHERE starts_with(decider_id, ?)) e WHERE version <> place""", prefix).size();
        long holes = Long.parseLong(session.query("SELECT coalesce(max(position), 0) - count(*) FROM log_positions")
                .getFirst());
        return new LogVerdict(lost, doubled, inverted, holes, otherOrders);
    }
}
