package dev.fstore.postgres;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A consumer that writes every event it handles into {@code effects}, together with the acknowledgement. */
public record Projection(Session session, String view, UUID name) {

    public Projection(Session session, String view) {
        this(session, view, UUID.randomUUID());
    }

    /** Leases up to {@code batch} events of each of up to {@code limit} streams; returns their offsets. */
    public List<String> lease(int limit, int batch) throws SQLException {
        return session.query("SELECT \"offset\" FROM stream_events(?, ?, 60, ?, ?)", view, limit, batch, name);
    }

    /** Handles leased events, in the transaction that the session is in. */
    public void handle(List<String> offsets) throws SQLException {
        String batch = "{" + String.join(",", offsets) + "}";
        session.query(
                "INSERT INTO effects (view, event_id) SELECT ?, event_id FROM events"
                        + " WHERE \"offset\" = ANY (?::bigint[]) ORDER BY \"offset\"",
                view,
                batch);
        session.query(
                "SELECT ack_events(?, array_agg(b.decider), array_agg(b.decider_id), array_agg(b.last), ?)"
                        + " FROM (SELECT decider, decider_id, max(\"offset\") AS last FROM events"
                        + " WHERE \"offset\" = ANY (?::bigint[]) GROUP BY decider, decider_id) b",
                view,
                name,
                batch);
    }
}
