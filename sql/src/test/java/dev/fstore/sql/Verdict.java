package dev.fstore.sql;

import java.sql.SQLException;

/**
 * Counts of violations in the tables after a history; all should be 0.
 *
 * @param astray events that the view does not read, and was given
 */
public record Verdict(long forked, long lost, long doubled, long inverted, long astray, long acknowledgedButMissing) {

    public static final Verdict CLEAN = new Verdict(0, 0, 0, 0, 0, 0);

    /** Judges the events whose stream id begins with {@code prefix} by what the view's effects table says. */
    public static Verdict of(Session session, String prefix, String view, long acknowledged) throws SQLException {
        String events = "(SELECT * FROM events WHERE starts_with(decider_id, '%s'))".formatted(prefix);
        String effects = "(SELECT * FROM effects WHERE view = '%s')".formatted(view);
        String read = """
                (SELECT e.* FROM events e, views v
                  WHERE v.view = '%s' AND (v.deciders IS NULL OR e.decider = ANY (v.deciders))
                    AND (v.events IS NULL OR e.event = ANY (v.events)))""".formatted(view);
        return new Verdict(
                count(session, events + " e GROUP BY decider, decider_id, previous_id HAVING count(*) > 1"),
                count(
                        session,
                        read + " e WHERE starts_with(decider_id, '" + prefix
                                + "') AND event_id NOT IN (SELECT event_id FROM " + effects + " f)"),
                count(session, effects + " f GROUP BY event_id HAVING count(*) > 1"),
                count(
                        session,
                        "(SELECT e.version, lag(e.version) OVER (PARTITION BY decider, decider_id ORDER BY f.id) AS before FROM "
                                + effects + " f JOIN events e USING (event_id)) o WHERE version <= before"),
                count(session, effects + " f WHERE event_id NOT IN (SELECT event_id FROM " + read + " e)"),
                acknowledged - count(session, events + " e"));
    }

    /** For a view that has read more than it does by now. */
    public Verdict whateverIsAstray() {
        return new Verdict(forked, lost, doubled, inverted, 0, acknowledgedButMissing);
    }

    private static long count(Session session, String from) throws SQLException {
        return Long.parseLong(session.query("SELECT count(*) FROM (SELECT 1 FROM " + from + ") c")
                .getFirst());
    }
}
