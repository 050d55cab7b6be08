package dev.fstore.postgres;

import java.sql.SQLException;

/** What a look at the tables says about a history that is over; all of it should be 0. */
record Verdict(long forked, long lost, long doubled, long inverted, long acknowledgedButMissing) {

    static final Verdict CLEAN = new Verdict(0, 0, 0, 0, 0);

    /** Judges the events whose stream id begins with {@code prefix} by what the view's effects table says. */
    static Verdict of(Session session, String prefix, String view, long acknowledged) throws SQLException {
        String events = "(SELECT * FROM events WHERE starts_with(decider_id, '%s'))".formatted(prefix);
        String effects = "(SELECT * FROM effects WHERE view = '%s')".formatted(view);
        return new Verdict(
                count(session, events + " e GROUP BY decider, decider_id, previous_id HAVING count(*) > 1"),
                count(session, events + " e WHERE event_id NOT IN (SELECT event_id FROM " + effects + " f)"),
                count(session, effects + " f GROUP BY event_id HAVING count(*) > 1"),
                count(
                        session,
                        "(SELECT e.version, lag(e.version) OVER (PARTITION BY decider, decider_id ORDER BY f.id) AS before FROM "
                                + effects + " f JOIN events e USING (event_id)) o WHERE version <= before"),
                acknowledged - count(session, events + " e"));
    }

    private static long count(Session session, String from) throws SQLException {
        return Long.parseLong(session.query("SELECT count(*) FROM (SELECT 1 FROM " + from + ") c")
                .getFirst());
    }
}
