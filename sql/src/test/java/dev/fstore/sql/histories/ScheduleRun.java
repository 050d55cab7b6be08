package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.postgresql.util.PSQLException;

/** One run of one schedule. */
public final class ScheduleRun {

    private static final Set<String> OVERTAKEN = Set.of("23505", "23S01", "23S02");
    private static final int MOST_FETCHES = 20; // on a store with a defect, some would go on for ever

    private final Session owner;
    private final String view;
    private final String start;
    private final List<String> steps = new ArrayList<>();
    private final Map<Character, List<String>> appended = Map.of('1', new ArrayList<>(), '2', new ArrayList<>());
    private final Map<Character, Boolean> overtaken = new HashMap<>();
    private final List<String> committed = new ArrayList<>();
    private UUID lease = UUID.randomUUID();
    private List<String> leased = List.of();
    private int ahead;

    public ScheduleRun(Session owner, String view) throws SQLException {
        this.owner = owner;
        this.view = view;
        this.start = owner.query("SELECT store_clock()").getFirst();
    }

    /** The result, and its violations: none if {@code delivered} is {@code stored}. */
    public record Outcome(List<String> stored, List<String> delivered, List<String> astray, List<String> steps) {

        boolean right() {
            return delivered.equals(stored) && astray.isEmpty();
        }
    }

    public String view() {
        return view;
    }

    /** The steps so far; the thread that runs the schedule writes them down. */
    public List<String> steps() {
        return steps;
    }

    public int ahead() {
        return ahead;
    }

    public void register(Session session) throws SQLException {
        session.query("SELECT register_view(?, ?::timestamptz)", view, start);
    }

    public boolean perform(char actor, Session session, String step) throws SQLException {
        switch (step) {
            case "begin" -> session.begin().query("SELECT pg_current_xact_id()");
            case "append a", "append b" -> append(actor, session, view + step.substring(6));
            case "register" -> register(session);
            case "register again" -> session.query("SELECT register_view(?, now(), 61)", view);
            case "poll" -> {
                session.query("SELECT event FROM stream_events(?, 0)", view);
                session.begin().query("SELECT 1 FROM cursors WHERE view = ? FOR NO KEY UPDATE", view);
            }
            case "fetch" -> fetch(session);
            case "project" -> project(session);
            case "rollback" -> session.rollback();
            default -> commit(actor, session);
        }
        return true;
    }

    private void append(char writer, Session session, String stream) throws SQLException {
        session.begin();
        if (isOvertaken(writer)) {
            return;
        }
        try {
            ofWriter(writer).add(session.append(stream, "Placed").toString());
        } catch (PSQLException e) {
            if (!OVERTAKEN.contains(e.getSQLState())) {
                throw e;
            }
            setOvertaken(writer);
        }
    }

    private void commit(char actor, Session session) throws SQLException {
        if (isOvertaken(actor)) {
            session.rollback();
            return;
        }
        session.commit();
        synchronized (this) {
            committed.addAll(appended.getOrDefault(actor, List.of()));
        }
    }

    private synchronized boolean isOvertaken(char actor) {
        return overtaken.containsKey(actor);
    }

    private synchronized void setOvertaken(char actor) {
        overtaken.put(actor, true);
    }

    private List<String> ofWriter(char writer) {
        return appended.getOrDefault(writer, List.of());
    }

    private void fetch(Session session) throws SQLException {
        lease = UUID.randomUUID();
        try {
            leased = session.query("SELECT \"offset\" FROM stream_events(?, 10, 300, 2, ?)", view, lease);
            ahead += session.query(
                            "SELECT 1 FROM cursors WHERE view = ? AND \"offset\" < ANY (?::bigint[])",
                            view,
                            "{" + String.join(",", leased) + "}")
                    .size();
        } catch (PSQLException e) {
            if (!"ST010".equals(e.getSQLState())) {
                throw e;
            }
            leased = List.of(); // the view is not registered yet
        }
    }

    private void project(Session session) throws SQLException {
        var batch = "{" + String.join(",", leased) + "}";
        session.begin();
        session.query(
                "INSERT INTO effects (view, event_id) SELECT ?, event_id FROM events"
                        + " WHERE \"offset\" = ANY (?::bigint[]) ORDER BY \"offset\"",
                view,
                batch);
        session.query(
                "SELECT ack_event(?, b.decider_id, b.last, b.decider, ?) FROM (SELECT decider, decider_id,"
                        + " max(\"offset\") AS last FROM events WHERE \"offset\" = ANY (?::bigint[])"
                        + " GROUP BY decider, decider_id) b",
                view,
                lease,
                batch);
    }

    /** Drains the view to the end and compares. */
    public Outcome judge() throws SQLException {
        fetch(owner);
        for (int i = 0; i < MOST_FETCHES && !leased.isEmpty(); i++) {
            project(owner);
            owner.commit();
            fetch(owner);
        }
        var streams = " decider = 'order' AND decider_id IN ('%1$s a', '%1$s b')".formatted(view);
        var line = "SELECT right(e.decider_id, 1) || e.version || ' ' || e.event_id FROM ";
        var stored = owner.query(line + "events e WHERE" + streams + " ORDER BY decider_id, version");
        var delivered = owner.query(
                line + "effects f JOIN events e USING (event_id) WHERE f.view = ? ORDER BY e.decider_id, f.id", view);
        var astray = owner.query("SELECT 'forked: ' || event_id FROM (SELECT event_id, version, previous_id,"
                + " row_number() OVER w AS place, lag(event_id) OVER w AS before FROM events WHERE" + streams
                + " WINDOW w AS (PARTITION BY decider_id ORDER BY version)) e"
                + " WHERE version <> place OR previous_id IS DISTINCT FROM before");
        if (stored.size() != committed.size()
                || !committed.stream().allMatch(id -> stored.stream().anyMatch(event -> event.endsWith(id)))) {
            astray.add("committed: " + committed);
        }
        return new Outcome(stored, delivered, astray, steps);
    }
}
