package dev.fstore.sql.append;

import dev.fstore.sql.Session;
import dev.fstore.sql.append.AppendAttempt.Outcome;
import dev.fstore.sql.append.AppendAttempt.TransactionMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A command and the streams of the events that it appends, in their order. A sender that repeats it decides it again. */
record Command(UUID id, List<String> streams) {

    private static final int MOST_TRIES = 100; // on a store with a defect, some would go on for ever

    /** With one to three events for each of {@code streams}, in any order. */
    static Command over(List<String> streams, Random random) {
        var ofEvents = new ArrayList<>(streams);
        for (int more = random.nextInt(2 * streams.size() + 1); more > 0; more--) {
            ofEvents.add(streams.get(random.nextInt(streams.size())));
        }
        Collections.shuffle(ofEvents, random);
        return new Command(UUID.randomUUID(), List.copyOf(ofEvents));
    }

    /** Sends it until it succeeds or fails with what is no reason to try again; returns how each try ended. */
    List<Outcome> send(Session session, ConcurrentSessions.Start start, TransactionMode manner, Set<String> tryAgain)
            throws Exception {
        var attempt = new AppendAttempt(manner, this::heads, this::append);
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(attempt.on(session, start));
        while (tryAgain.contains(outcomes.getLast().state()) && outcomes.size() < MOST_TRIES) {
            outcomes.add(attempt.on(session, () -> {}));
        }
        return outcomes;
    }

    /** The id of the last event of each event's stream, as one array. */
    List<String> heads(Session session) throws SQLException {
        return session.query("""
                SELECT array_agg(l.event_id ORDER BY s.n)
                  FROM unnest(?::text[]) WITH ORDINALITY s (id, n) LEFT JOIN LATERAL get_last_event(s.id, 'order') l ON true""", array());
    }

    /** The result of {@code append_events}. */
    List<String> append(Session session, List<String> heads) throws SQLException {
        return session.query("""
                SELECT a."offset" || ' ' || a.event_id || ' ' || a.decider_id || ' ' || a.version
                  FROM (SELECT array_agg('Placed'::text) AS events, array_agg('order'::text) AS deciders, array_agg('{}'::jsonb) AS data
                          FROM unnest(?::text[])) s,
                       append_events(s.events, s.deciders, ?::text[], s.data, ?, ?::uuid[]) a""", array(), array(), id, heads.getFirst());
    }

    /** Its stored events, in the order of offsets. */
    List<String> stored(Session session) throws SQLException {
        return session.query("""
                SELECT "offset" || ' ' || event_id || ' ' || decider_id || ' ' || version
                  FROM events
                 WHERE decider = 'order' AND decider_id = ANY (?::text[]) AND command_id = ?
                 ORDER BY "offset\"""", array(), id);
    }

    private String array() {
        return "{\"" + String.join("\",\"", streams) + "\"}";
    }
}
